# كلمات خبر بالعربية. المعرّفات والمتغيرات هي نفسها في en.ftl.
# الأعداد متغيرات دائمًا، فلا رقم مكتوب هنا: شكل الأرقام يختاره القارئ.
# PLURAL يعطي صيغة الجمع بقواعد CLDR: zero one two few many other.

## البرنامج والألواح

app-name = خبر
pane-headlines = العناوين
pane-article = المقال
pane-entities = من وماذا في المقال
sample = عيّنة: مقالات كُتبت لخبر

## أعداد ومواضع

articles = { PLURAL($count) ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالًا
   *[other] { $count } مقال
}
unread-of-total = { $unread ->
    [0] كلها مقروءة: { $total }
   *[other] { $unread } غير مقروء من { $total }
}
progress = { $percent }٪
time-left = { PLURAL($minutes) ->
    [zero] بقي أقل من دقيقة
    [one] بقيت دقيقة واحدة
    [two] بقيت دقيقتان
    [few] بقيت { $minutes } دقائق
    [many] بقيت { $minutes } دقيقة
   *[other] بقيت { $minutes } دقيقة
}
nothing-before = لم يُفتح مقال قبل هذا.
nothing-after = لم يُفتح مقال بعد هذا.
position = { $position } من { $total }
reading-time = { PLURAL($minutes) ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
mentions = { PLURAL($count) ->
    [zero] لا مواضع
    [one] موضع واحد
    [two] موضعان
    [few] { $count } مواضع
    [many] { $count } موضعًا
   *[other] { $count } موضع
}
entities = { PLURAL($count) ->
    [zero] لا أسماء
    [one] اسم واحد
    [two] اسمان
    [few] { $count } أسماء
    [many] { $count } اسمًا
   *[other] { $count } اسم
}

## الزمن

age-now = الآن
age-minutes = { PLURAL($count) ->
    [zero] الآن
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
    [many] قبل { $count } دقيقة
   *[other] قبل { $count } دقيقة
}
age-hours = { PLURAL($count) ->
    [zero] الآن
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
    [many] قبل { $count } ساعة
   *[other] قبل { $count } ساعة
}
age-yesterday = أمس
age-days = { PLURAL($count) ->
    [zero] اليوم
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
}
age-weeks = { PLURAL($count) ->
    [zero] هذا الأسبوع
    [one] قبل أسبوع
    [two] قبل أسبوعين
    [few] قبل { $count } أسابيع
    [many] قبل { $count } أسبوعًا
   *[other] قبل { $count } أسبوع
}
date = { $day } { $month } { $year }
date-hijri = { $day } { $month } { $year } هـ
date-beside = { $gregorian } / { $hijri }
date-weekday = { $weekday } { $date }
month-1 = { $months ->
    [levant] كانون الثاني
    [algeria] جانفي
    [both] كانون الثاني/يناير
   *[gulf] يناير
}
month-2 = { $months ->
    [levant] شباط
    [algeria] فيفري
    [both] شباط/فبراير
   *[gulf] فبراير
}
month-3 = { $months ->
    [levant] آذار
    [both] آذار/مارس
   *[gulf] مارس
}
month-4 = { $months ->
    [levant] نيسان
    [algeria] أفريل
    [mauritania] إبريل
    [both] نيسان/أبريل
   *[gulf] أبريل
}
month-5 = { $months ->
    [levant] أيار
    [algeria] ماي
    [morocco] ماي
    [both] أيار/مايو
   *[gulf] مايو
}
month-6 = { $months ->
    [levant] حزيران
    [algeria] جوان
    [both] حزيران/يونيو
   *[gulf] يونيو
}
month-7 = { $months ->
    [levant] تموز
    [algeria] جويلية
    [morocco] يوليوز
    [both] تموز/يوليو
   *[gulf] يوليو
}
month-8 = { $months ->
    [levant] آب
    [algeria] أوت
    [morocco] غشت
    [mauritania] أغشت
    [both] آب/أغسطس
   *[gulf] أغسطس
}
month-9 = { $months ->
    [levant] أيلول
    [morocco] شتنبر
    [mauritania] شتمبر
    [both] أيلول/سبتمبر
   *[gulf] سبتمبر
}
month-10 = { $months ->
    [levant] تشرين الأول
    [both] تشرين الأول/أكتوبر
   *[gulf] أكتوبر
}
month-11 = { $months ->
    [levant] تشرين الثاني
    [morocco] نونبر
    [both] تشرين الثاني/نوفمبر
   *[gulf] نوفمبر
}
month-12 = { $months ->
    [levant] كانون الأول
    [morocco] دجنبر
    [mauritania] دجمبر
    [both] كانون الأول/ديسمبر
   *[gulf] ديسمبر
}
# اسم الشهر يأتي بعد رقم اليوم، فهو مضاف إليه: ذي القعدة وذي الحجة.
hijri-month-1 = محرم
hijri-month-2 = صفر
hijri-month-3 = ربيع الأول
hijri-month-4 = ربيع الآخر
hijri-month-5 = جمادى الأولى
hijri-month-6 = جمادى الآخرة
hijri-month-7 = رجب
hijri-month-8 = شعبان
hijri-month-9 = رمضان
hijri-month-10 = شوال
hijri-month-11 = ذي القعدة
hijri-month-12 = ذي الحجة
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

## البحث

search-prompt = بحث:
search-none = لا نتيجة للبحث عن «{ $query }»
search-how = كلمات، أو «كلمات تامة»، أو { $sign } ثم تعبير نمطي
expression-open-group = قوس فُتح في التعبير ولم يُغلق
expression-stray-group = قوس أُغلق في التعبير ولم يُفتح
expression-open-set = قوس مربع فُتح في التعبير ولم يُغلق
expression-range = مدى الحروف في التعبير معكوس أو ناقص
expression-repetition = علامة تكرار في التعبير لا شيء قبلها، أو عددها غير صالح
expression-escape = ما بعد الشرطة المائلة العكسية في التعبير لا معنى له
expression-unsupported = النظر إلى ما حول الموضع والرجوع إلى مجموعة غير مدعومين
expression-too-big = التعبير أكبر من أن يُبحث عنه
expression-too-much = التعبير أثقل من أن يُبحث عنه في مقال بهذا الطول
expression-wrong = التعبير غير صحيح

## أحوال

footnotes-head = الروابط
empty-headlines = لا مقالات هنا.
empty-entities = لا أسماء ولا أرقام بارزة في هذا المقال.
nothing-chosen = اختر من القائمة اسمًا لتتبّع مواضعه.
not-selecting = لا نص محدد. { $key } لبدء التحديد.
selected = { PLURAL($count) ->
    [zero] تحديد
    [one] كلمة محددة
    [two] كلمتان محددتان
    [few] { $count } كلمات محددة
    [many] { $count } كلمة محددة
   *[other] { $count } كلمة محددة
}
selected-much = نص طويل محدد
copied = { PLURAL($count) ->
    [zero] نُسخ النص.
    [one] نُسخت كلمة واحدة.
    [two] نُسخت كلمتان.
    [few] نُسخت { $count } كلمات.
    [many] نُسخت { $count } كلمة.
   *[other] نُسخت { $count } كلمة.
}
copied-part = نُسخ أول النص فقط: كله أطول مما تقبله الطرفية.
copied-nowhere = لم يُنسخ شيء: لا حافظة تُعرف هنا.
nothing-to-copy = لا شيء يُنسخ هنا.
no-address = لا رابط لهذا المقال.
not-opened = لا يُفتح من هنا إلا عنوان على الويب.
no-links = لا روابط فيما يظهر من المقال.
no-picture = لا صورة لهذا المقال.
open-quote = في السطر علامة اقتباس لم تُغلق.
no-browser = لا متصفح هنا، فنُسخ الرابط.
program-not-found = لا برنامج باسم { $name }.
program-failed = { $name } لم يُتمّ عمله: { $what }
program-enter = Enter للعودة إلى خبر
open-ask = فتح { $address } في المتصفح؟
links-ask = اكتب حرف الرابط.
no-pane-beside = لا لوح بجانب هذا اللوح هنا.
nothing-unread = لا مقالات أخرى غير مقروءة.
last-article = هذا آخر مقال.
first-article = هذا أول مقال.
marked-read = وُسم المقال مقروءًا.
marked-unread = وُسم المقال غير مقروء.
loading = جارٍ التحميل…

## المكتبة

pane-sources = المصادر
view-all = كل المقالات
view-unread = غير المقروء
view-starred = المميّز بنجمة
view-today = مقالات اليوم
sources-none = لا مصادر بعد. { $add } لإضافة عنوان.
sources-searches = عمليات بحث محفوظة
sources-tags = وسوم
sources-rules = مكتوم ومُبرز
rule-mute = مكتوم: { $words }
rule-highlight = مُبرز: { $words }
sources-sources = المصادر
sources-suggested = مقترحات (قد تتغيّر عناوينها)
prompt-find = بحث في المكتبة:
prompt-tag = وسم:
prompt-add-source = عنوان المصدر أو الصفحة:
prompt-save-search = اسم البحث:
prompt-mute = كلمات تُكتم:
prompt-highlight = كلمات تُبرز:
prompt-pipe = برنامج يأخذ النص:
starred = مُيّز المقال بنجمة.
unstarred = رُفعت النجمة عن المقال.
marked-many = { PLURAL($count) ->
    [zero] لم يُوسم شيء: كلها كذلك.
    [one] وُسم مقال واحد. { $undo } للرجوع.
    [two] وُسم مقالان. { $undo } للرجوع.
    [few] وُسمت { $count } مقالات. { $undo } للرجوع.
    [many] وُسم { $count } مقالًا. { $undo } للرجوع.
   *[other] وُسم { $count } مقال. { $undo } للرجوع.
}
undone = { PLURAL($count) ->
    [zero] لا شيء يُرجع عنه.
    [one] عاد مقال واحد كما كان.
    [two] عاد مقالان كما كانا.
    [few] عادت { $count } مقالات كما كانت.
    [many] عاد { $count } مقالًا كما كان.
   *[other] عاد { $count } مقال كما كان.
}
listing-all = القائمة كلها.
listing-unread = غير المقروء وحده.
order-newest = الأحدث أولًا.
order-oldest = الأقدم أولًا.
order-source = بحسب المصدر.
theme = السمة: { $name }
theme-dark = داكنة
theme-light = فاتحة
theme-sepia = بنّية كالورق القديم
theme-contrast = تباين عالٍ على أسود
theme-contrast-light = تباين عالٍ على أبيض
theme-terminal = ألوان الطرفية
theme-plain = بلا ألوان
no-library = لا مكتبة هنا: المفتوح ملفات. شغّل { $command } دون أسماء ملفات.
fetching = جلب { $done } من { $total }…
fetched = { PLURAL($new) ->
    [zero] لا جديد.
    [one] مقال جديد واحد.
    [two] مقالان جديدان.
    [few] { $new } مقالات جديدة.
    [many] { $new } مقالًا جديدًا.
   *[other] { $new } مقال جديد.
}
fetched-failed = { PLURAL($failed) ->
    [zero] كل المصادر أجابت.
    [one] تعذّر جلب مصدر واحد.
    [two] تعذّر جلب مصدرين.
    [few] تعذّر جلب { $failed } مصادر.
    [many] تعذّر جلب { $failed } مصدرًا.
   *[other] تعذّر جلب { $failed } مصدر.
}
added = أُضيف «{ $name }».
already-there = «{ $name }» موجود من قبل.
read-only = المكتبة مفتوحة في نافذة أخرى: تُقرأ هنا ولا تُغيَّر.
library-failed = تعذّر ذلك على المكتبة: { $what }
query-empty = لا كلمة في البحث.
query-no-value = لا شيء بعد «{ $key }».
query-date = ليس تاريخًا: { $value }
query-state = ليست حالة لمقال: { $value }
query-short = بداية قصيرة: { $word }. اكتب ثلاثة أحرف على الأقل.
query-long = كلمات البحث أكثر مما يُبحث عنه.
query-fleeting = القاعدة لا تُبنى على تاريخ أو على ما قُرئ.
query-expression = التعابير النمطية ({ $sign }) للبحث في المقال وحده، لا في المكتبة.
remove-which = ضع المؤشر في قائمة المصادر على مصدر.
problem-unreachable = لا يُعثر على الخادم أو لا يجيب.
problem-timed-out = تأخر الخادم أكثر مما يُنتظر.
problem-status = أجاب الخادم بالرمز { $status }.
problem-busy = طلب الخادم العودة لاحقًا.
problem-gone = أُزيل المصدر نهائيًا.
problem-insecure = الاتصال غير آمن: شهادة لا يوثق بها.
problem-redirects = يحيل العنوان إلى غيره بلا نهاية.
problem-too-large = ما أُرسل أكبر مما يُقرأ.
problem-broken = انقطع الاتصال قبل أن يكتمل.
problem-private = يقود العنوان إلى شبكة خاصة.
problem-not-a-feed = ليس في العنوان مصدر أخبار.
problem-no-file = الملف غير موجود أو لا يُقرأ.
problem-address = ليس عنوانًا يُجلب.
problem-proxy = تعذّر المرور بالوكيل المضبوط.
problem-fault = خطأ داخلي عند الجلب.

## الصورة

picture-title = صورة المقال
picture-coming = تُجلب الصورة…
problem-not-a-picture = ليس في العنوان صورة يمكن رسمها هنا: تُقرأ PNG وJPEG وGIF وWebP.
problem-picture-too-large = الصورة أكبر مما يُرسم.
problem-picture-damaged = الصورة تالفة أو مبتورة.

## سطر الأوامر

added-with = أُضيف «{ $name }»: { $articles }.
imported = { PLURAL($count) ->
    [zero] لم يُضف مصدر.
    [one] أُضيف مصدر واحد.
    [two] أُضيف مصدران.
    [few] أُضيفت { $count } مصادر.
    [many] أُضيف { $count } مصدرًا.
   *[other] أُضيف { $count } مصدر.
}
imported-already = { PLURAL($count) ->
    [zero] لم يكن منها شيء من قبل.
    [one] مصدر واحد كان موجودًا من قبل.
    [two] مصدران كانا موجودين من قبل.
    [few] { $count } مصادر كانت موجودة من قبل.
    [many] { $count } مصدرًا كانت موجودة من قبل.
   *[other] { $count } مصدر كانت موجودة من قبل.
}
import-fetch = لجلب مقالاتها: { $command }
exported = { PLURAL($count) ->
    [zero] لم يُكتب ملف.
    [one] كُتب ملف واحد في { $folder }
    [two] كُتب ملفان في { $folder }
    [few] كُتبت { $count } ملفات في { $folder }
    [many] كُتب { $count } ملفًا في { $folder }
   *[other] كُتب { $count } ملف في { $folder }
}
fetch-progress = جُلب { $done } من { $total }، والجديد { $new }
fetch-line = جُلب { $done } من { $total }: { $name }
fetch-none-due = لم يحن موعد أي مصدر بعد. لجلب الكل: { $command }
source-new = { PLURAL($count) ->
    [zero] { $name }: لا جديد.
    [one] { $name }: مقال جديد واحد.
    [two] { $name }: مقالان جديدان.
    [few] { $name }: { $count } مقالات جديدة.
    [many] { $name }: { $count } مقالًا جديدًا.
   *[other] { $name }: { $count } مقال جديد.
}
source-changed = { PLURAL($count) ->
    [zero] { $name }: لم يتغيّر شيء.
    [one] { $name }: تغيّر مقال واحد.
    [two] { $name }: تغيّر مقالان.
    [few] { $name }: تغيّرت { $count } مقالات.
    [many] { $name }: تغيّر { $count } مقالًا.
   *[other] { $name }: تغيّر { $count } مقال.
}
source-full-texts = { PLURAL($count) ->
    [zero] { $name }: لم يُجلب نص كامل.
    [one] { $name }: جُلب نص كامل واحد.
    [two] { $name }: جُلب نصان كاملان.
    [few] { $name }: جُلبت { $count } نصوص كاملة.
    [many] { $name }: جُلب { $count } نصًا كاملًا.
   *[other] { $name }: جُلب { $count } نص كامل.
}
source-pages-failed = { PLURAL($count) ->
    [zero] { $name }: جُلبت كل الصفحات.
    [one] { $name }: تعذّر جلب صفحة واحدة، وبقي موجزها.
    [two] { $name }: تعذّر جلب صفحتين، وبقي موجزاهما.
    [few] { $name }: تعذّر جلب { $count } صفحات، وبقي موجز كل منها.
    [many] { $name }: تعذّر جلب { $count } صفحة، وبقي موجز كل منها.
   *[other] { $name }: تعذّر جلب { $count } صفحة، وبقي موجز كل منها.
}
source-failed = { $name }: { $problem }

## أنواع ما في المقال: المفرد، ثم عنوان المجموعة

kinds-person = أشخاص
kinds-organization = مؤسسات
kinds-place = أماكن
kinds-product = منتجات
kinds-event = أحداث
kinds-date = تواريخ
kinds-money = مبالغ
kinds-percent = نسب
kinds-quantity = مقادير
kinds-other = غير ذلك
kinds-numbers = مبالغ وأرقام
kinds-maybe = ربما
kind-person = شخص
kind-organization = مؤسسة
kind-place = مكان
kind-product = منتج
kind-event = حدث
kind-date = تاريخ
kind-money = مبلغ
kind-percent = نسبة
kind-quantity = مقدار
kind-other = غير ذلك

## بطاقة الاسم، وما يقوله القارئ فيه

filter-prompt = تصفية:
card-mentions = { PLURAL($count) ->
    [zero] لم يُذكر في هذا المقال
    [one] ذُكر مرة واحدة في هذا المقال
    [two] ذُكر مرتين في هذا المقال
    [few] ذُكر { $count } مرات في هذا المقال
    [many] ذُكر { $count } مرة في هذا المقال
   *[other] ذُكر { $count } مرة في هذا المقال
}
card-aliases = أسماء أخرى
card-articles = { PLURAL($count) ->
    [zero] لا مقالات في المكتبة
    [one] مقال واحد في المكتبة
    [two] مقالان في المكتبة
    [few] { $count } مقالات في المكتبة، الأحدث أولًا
    [many] { $count } مقالًا في المكتبة، الأحدث أولًا
   *[other] { $count } مقال في المكتبة، الأحدث أولًا
}
card-companions = يُذكر معه
card-sure = ثقة { $percent }٪
why-pattern = عُرف من صيغته
why-list = اسم معروف
why-link = صيغة أخرى من اسم في المقال
why-tagger = عُرف من سياقه
palette-commands = أمر:
palette-kind = نوعه:
palette-merge = هو نفسه:
palette-split = ليس اسمًا له:
palette-none = لا شيء بهذا اللفظ.
palette-option = خيار
palette-only-in = للمقالات التي لغتها { $language } وحدها.
language-ar = العربية
language-fa = الفارسية
language-ur = الأردية
language-ckb = الكردية
language-he = العبرية
language-tr = التركية
language-en = الإنجليزية
language-fr = الفرنسية
palette-type-a-number = اكتب عددًا.
palette-value-typed = Enter: القيمة «{ $value }»
preferred = الخيار { $option } صار { $value }.
not-a-value = الخيار { $option } لا يكون إلا { $values }
keys-clash = مفاتيحك في ملف الإعدادات تتعارض مع هذا، فبقي كل شيء كما كان.
failure-setting = لم يُحفظ الخيار في ملف الإعدادات: { $what }
palette-type-a-name = اكتب اسمه.
palette-merge-typed = Enter: هو نفسه «{ $name }»
nothing-else = ليس له هنا اسم آخر.
corrected = حُفظ ما قلت لكل المقالات. { $undo } للرجوع.
corrected-here = يسري ما قلت حتى تخرج: لا مكتبة تحفظه.
taken-back = رُجع عن التصحيح الأخير.
followed = صار «{ $name }» قائمة بين المصادر.

## ما أصاب المدخل

warnings = { PLURAL($count) ->
    [zero] لم يعترض القراءة شيء.
    [one] تنبيه واحد عند القراءة.
    [two] تنبيهان عند القراءة.
    [few] { $count } تنبيهات عند القراءة.
    [many] { $count } تنبيهًا عند القراءة.
   *[other] { $count } تنبيه عند القراءة.
}

## ما فشل

failure-worker = توقف عمل في الخلفية لخطأ غير متوقع، وما زال البرنامج يعمل.
failure-small = الطرفية صغيرة: أقل عرض { $columns }، وأقل ارتفاع { $rows }.

## المساعدة

help-title = المفاتيح
help-search = { $key } للبحث عن أمر أو خيار باسمه.
help-queries = بحث: «كلمة تامة»، { $sign } تعبير نمطي
help-config = تُبدَّل المفاتيح في ملف الإعدادات.
help-config-example = نموذج كامل يُنقل منه: { $command }
help-config-path = موضع الملف: { $command }
help-count = عدد قبل أي أمر يكرره، مثل { $example }.
help-keyboard = تعمل مفاتيح الحروف بموضعها على لوحة عربية.
group-moving = الحركة
group-panes = الألواح
group-articles = المقالات
group-sources = المصادر والقوائم
group-search = البحث
group-entities = الأسماء والأرقام
group-selection = التحديد
group-program = البرنامج

command-down = سطر أو عنوان إلى أسفل
command-up = سطر أو عنوان إلى أعلى
command-top = إلى البداية
command-bottom = إلى النهاية
command-home = إلى البداية، وفي التحديد إلى بداية السطر
command-end = إلى النهاية، وفي التحديد إلى نهاية السطر
command-half-page-down = نصف صفحة إلى أسفل
command-half-page-up = نصف صفحة إلى أعلى
command-page-down = صفحة إلى أسفل
command-page-up = صفحة إلى أعلى
command-next-paragraph = الفقرة التالية
command-previous-paragraph = الفقرة السابقة
command-next-sentence = الجملة التالية
command-previous-sentence = الجملة السابقة
command-next-heading = العنوان التالي في المقال
command-previous-heading = العنوان السابق في المقال
command-pane-left = اللوح الأيسر على الشاشة
command-pane-right = اللوح الأيمن على الشاشة
command-next-pane = اللوح التالي
command-previous-pane = اللوح السابق
command-widen-pane = توسيع اللوح
command-narrow-pane = تضييق اللوح
command-reset-panes = ردّ الألواح إلى عرضها المعتاد
command-open = فتح المقال، أو أول موضع للاسم المختار
command-next-article = المقال التالي
command-back = المقال الذي كان مفتوحًا قبل هذا
command-forward = المقال الذي رُجع عنه
command-zen = النص وحده على الشاشة، أو مع الألواح
command-show-picture = صورة المقال، تُجلب عند طلبها
command-previous-article = المقال السابق
command-toggle-read = وسم المقال مقروءًا أو غير مقروء
command-star = وسم المقال بنجمة أو رفعها عنه
command-tag = وضع وسم على المقال أو رفعه
command-mark-all-read = وسم كل ما في القائمة مقروءًا
command-mark-above-read = وسم ما فوق هذا المقال مقروءًا
command-mark-below-read = وسم ما تحت هذا المقال مقروءًا
command-undo = الرجوع عن آخر وسم
command-sources = عرض المصادر، أو العودة إلى العناوين
command-unread-only = عرض غير المقروء وحده، أو الكل
command-next-order = ترتيب القائمة ترتيبًا آخر
command-add-source = الاشتراك في عنوان
command-remove-source = إلغاء الاشتراك في المصدر تحت المؤشر
command-reload = جلب الجديد من مصدر القائمة
command-reload-all = جلب الجديد من كل المصادر
command-search = بحث في المقال
command-next = النتيجة التالية، ودون بحث: المقال التالي غير المقروء
command-previous = النتيجة السابقة، ودون بحث: المقال السابق غير المقروء
command-search-word = بحث عن الكلمة أو الاسم تحت المؤشر
command-find = بحث في المكتبة كلها
command-save-search = حفظ بحث القائمة باسم
command-mute = إخفاء ما فيه هذه الكلمات من القوائم
command-highlight = إبراز ما فيه هذه الكلمات
command-toggle-entities = إظهار من وماذا في المقال أو إخفاؤه
command-next-mention = الموضع التالي للاسم المختار
command-previous-mention = الموضع السابق للاسم المختار
command-entity-articles = كل المقالات التي فيها الاسم المختار
command-entity-card = بطاقة الاسم المختار
command-correct-kind = تصحيح نوع الاسم المختار
command-merge-entity = الاسم المختار هو نفسه اسم آخر
command-split-entity = فصل أحد الأسماء عن الاسم المختار
command-mute-entity = إخفاء الاسم المختار من كل المقالات
command-follow-entity = متابعة الاسم المختار: قائمة بمقالاته
command-palette = اختيار أمر من قائمة
command-select = بدء تحديد النص أو تركه
command-next-word = في التحديد: إلى نهاية الكلمة التالية
command-previous-word = في التحديد: إلى بداية الكلمة السابقة
command-line-start = في التحديد: إلى بداية السطر
command-line-end = في التحديد: إلى نهاية السطر
command-swap-ends = في التحديد: تحريك الطرف الآخر
command-copy = نسخ المحدد، ودون تحديد: الفقرة أو العنوان أو الاسم
command-copy-title = نسخ عنوان المقال ورابطه
command-copy-link = نسخ الرابط المحدد، وإلا فرابط المقال
command-copy-quote = نسخ المحدد أو الفقرة اقتباسًا مع مصدره
command-copy-markdown = نسخ المقال كله بصيغة Markdown
command-pipe = تمرير المحدد أو المقال إلى برنامج
command-browse = فتح الرابط المحدد أو المقال في المتصفح
command-links = حرف لكل رابط ظاهر، يُفتح به
command-help = عرض المفاتيح
command-cancel = ترك البحث أو المساعدة
command-next-theme = السمة التالية من ألوان الشاشة
command-redraw = رسم الشاشة من جديد
command-suspend = تعليق البرنامج والعودة إلى الصدفة
command-quit = رجوع أو خروج

## تلميحات: كلمة أو كلمتان بجانب المفتاح

hint-down = أسفل
hint-up = أعلى
hint-top = البداية
hint-bottom = النهاية
hint-home = البداية
hint-end = النهاية
hint-half-page-down = نصف صفحة
hint-half-page-up = نصف صفحة
hint-page-down = صفحة
hint-page-up = صفحة
hint-next-paragraph = الفقرة التالية
hint-previous-paragraph = الفقرة السابقة
hint-next-sentence = الجملة التالية
hint-previous-sentence = الجملة السابقة
hint-next-heading = العنوان التالي
hint-previous-heading = العنوان السابق
hint-pane-left = يسار
hint-pane-right = يمين
hint-next-pane = اللوح التالي
hint-previous-pane = اللوح السابق
hint-widen-pane = توسيع
hint-narrow-pane = تضييق
hint-reset-panes = العرض المعتاد
hint-open = فتح
hint-next-article = المقال التالي
hint-back = رجوع
hint-forward = تقدّم
hint-zen = النص وحده
hint-show-picture = الصورة
hint-previous-article = المقال السابق
hint-toggle-read = مقروء
hint-star = نجمة
hint-tag = وسم
hint-mark-all-read = الكل مقروء
hint-mark-above-read = ما فوقه مقروء
hint-mark-below-read = ما تحته مقروء
hint-undo = رجوع عن الوسم
hint-sources = المصادر
hint-unread-only = غير المقروء
hint-next-order = الترتيب
hint-add-source = إضافة مصدر
hint-remove-source = حذف المصدر
hint-reload = تحديث
hint-reload-all = تحديث الكل
hint-search = بحث
hint-next = التالي
hint-previous = السابق
hint-search-word = بحث عن الكلمة
hint-find = بحث في المكتبة
hint-save-search = حفظ البحث
hint-mute = كتم
hint-highlight = إبراز
hint-toggle-entities = الأسماء
hint-next-mention = الموضع التالي
hint-previous-mention = الموضع السابق
hint-entity-articles = مقالاته
hint-entity-card = بطاقة
hint-correct-kind = نوعه
hint-merge-entity = هو نفسه
hint-split-entity = فصل
hint-mute-entity = إخفاء
hint-follow-entity = متابعة
hint-palette = أمر
hint-select = تحديد
hint-next-word = كلمة
hint-previous-word = كلمة إلى الوراء
hint-line-start = بداية السطر
hint-line-end = نهاية السطر
hint-swap-ends = الطرف الآخر
hint-copy = نسخ
hint-copy-title = نسخ العنوان
hint-copy-link = نسخ الرابط
hint-copy-quote = نسخ اقتباس
hint-copy-markdown = نسخ المقال
hint-pipe = تمرير إلى برنامج
hint-browse = في المتصفح
hint-links = الروابط
hint-help = مساعدة
hint-cancel = إنهاء
hint-next-theme = السمة
hint-redraw = رسم
hint-suspend = تعليق
hint-quit = خروج

## الطبيب: ما عُرف عن الطرفية

doctor-title = ما عرفه خبر عن هذه الطرفية
doctor-terminal-version = الطرفية: { $name }. هكذا سمّت نفسها.
doctor-terminal-attributes = الطرفية: { $name }، عُرفت من نوعها الذي أجابت به.
doctor-terminal-term = الطرفية: { $name }، عُرفت من TERM.
doctor-terminal-variables = الطرفية: { $name }، عُرفت من متغير تركته. ربما تركته طرفية أخرى.
doctor-terminal-stranger = الطرفية: { $name }. هكذا سمّت نفسها، ولا يعرف خبر عنها شيئًا.
doctor-terminal-unknown = الطرفية: غير معروفة. قيمة TERM هي { $term }.
doctor-silent = سُئلت ما هي فلم تجب.
doctor-unasked = لم تُسأل: إما أنها تعرض السؤال نصًا أو لا سبيل إليها.
doctor-pipe = الخرج إلى أنبوب أو ملف. شغّل { $command } دونه حتى تُسأل الطرفية.
doctor-multiplexer = بين خبر والطرفية: { $name }. هو من يجيب عنها، ولا يدل عليها إلا المتغيرات.
doctor-identity = اسمها في ملف الإعداد: { $name }
doctor-mode = الوضع: { $mode }
doctor-sends-visual = ما يرسله هذا الوضع: الأسطر كما تظهر، لأن الطرفية لا تقلب شيئًا.
doctor-sends-explicit = ما يرسله هذا الوضع: الأسطر كما تظهر، بعد أمر الطرفية بألا تقلب شيئًا.
doctor-sends-words = ما يرسله هذا الوضع: كل كلمة مقلوبة، لأن الطرفية تعيدها.
doctor-sends-runs = ما يرسله هذا الوضع: الحروف العربية بترتيب القراءة، بين علامات اتجاه.
doctor-sends-anchored = ما يرسله هذا الوضع: الأسطر كما تظهر، وبعد كل حرف عربي علامة اتجاه.
doctor-sends-row = ما يرسله هذا الوضع: الأسطر مقلوبة كاملة، لأن الطرفية تعيدها.
doctor-sends-mlterm = ما يرسله هذا الوضع: الأسطر كما تظهر، وقد أُوقف ترتيب الطرفية.
doctor-sends-alternating = ما يرسله هذا الوضع: الأسطر كما تظهر، بلونين متناوبين لا يُفرَّق بينهما.
doctor-sends-logical = ما يرسله هذا الوضع: نص عادي بترتيب القراءة.
doctor-why-chosen = السبب: طلبه { $source }. ولولا ذلك لكان { $found }.
doctor-why-variable = السبب: طلبه KHABAR_TERMINAL. ولولا ذلك لكان { $found }.
doctor-why-stored = السبب: اختير لهذه الطرفية وهو في ملف الإعداد. ولولا ذلك لكان { $found }.
doctor-why-pipe = السبب: ما يذهب إلى أنبوب أو ملف نص عادي.
doctor-why-dumb = السبب: قيمة TERM هي dumb، فلا يُعرض إلا نص عادي.
doctor-why-answered = السبب: أجابت الطرفية بأنها تقبل أمرًا بألا تقلب شيئًا (BDSM).
doctor-why-named = السبب: هذا وضع { $name }.
doctor-why-inside = السبب: هذا وضع { $multiplexer } داخل { $name }.
doctor-why-inside-unknown = السبب: لا شيء يدل على الطرفية التي حول { $multiplexer }، ومعظم الطرفيات لا يقلب شيئًا.
doctor-why-unknown = السبب: لا شيء يدل على هذه الطرفية، ومعظم الطرفيات لا يقلب شيئًا.
doctor-locale-good = اللغة المحلية: { $name }، وترميزها { $encoding }.
doctor-locale-bad = اللغة المحلية: { $name }، وليس ترميزها { $encoding }. قد تفسد العربية في برامج أخرى مثل tmux. اضبط { $example }.
doctor-locale-unset = اللغة المحلية: غير مضبوطة، فليس الترميز { $encoding }. قد تفسد العربية في برامج أخرى مثل tmux. اضبط { $example }.
doctor-size = المقاس: العرض { $columns } والارتفاع { $rows }.
doctor-size-unknown = المقاس: غير معروف.
doctor-colours-all = الألوان: كلها.
doctor-colours-some = الألوان: { $count }. إن كانت الطرفية تعرض الألوان كلها فاضبط { $example }.
doctor-colours-none = الألوان: لا شيء. تقول الطرفية إنها بلا ألوان.
doctor-colours-refused = الألوان: لا شيء، لأن NO_COLOR مضبوط.
doctor-marks-kept = التشكيل: ظاهر. ترسمه هذه الطرفية على حروفه.
doctor-marks-unknown = التشكيل: ظاهر. لا يُعرف كيف ترسمه هذه الطرفية.
doctor-marks-hidden = التشكيل: مخفي، لأن هذه الطرفية تُسقطه أو ترسمه في غير موضعه. يظهره { $command } على أي حال، مع { $option }.
doctor-clipboard-yes = الحافظة ({ $sequence }): نعم، هكذا تقول الطرفية.
doctor-clipboard-unknown = الحافظة ({ $sequence }): لا يُعرف. للتجربة شغّل هذا السطر ثم ألصق: يجب أن تأتي كلمة khabar.
doctor-links-yes = الروابط ({ $sequence }): نعم، هكذا يقول صانعوها.
doctor-links-no = الروابط ({ $sequence }): لا.
doctor-links-unknown = الروابط ({ $sequence }): لا يُعرف. للتجربة شغّل هذا السطر: يجب أن تكون كلمته رابطًا.
doctor-pictures-kitty = الصور: ترسمها الطرفية نفسها ببروتوكول kitty.
doctor-pictures-iterm2 = الصور: ترسمها الطرفية نفسها بطريقة iTerm2.
doctor-pictures-sixel = الصور: ترسمها الطرفية نفسها بطريقة sixel.
doctor-pictures-blocks = الصور: تُرسم بأنصاف الخانات، نقطتان في كل خانة.
doctor-pictures-words = الصور: لا تُرسم، ويظهر وصفها وعنوانها.
doctor-pictures-colourless = الصور: لا تُرسم إذ لا ألوان، ويظهر وصفها وعنوانها.
doctor-pictures-why-chosen = السبب: الخيار { $option } يطلبه.
doctor-pictures-why-answered = السبب: أجابت الطرفية بأنها تعرفه.
doctor-pictures-why-named = السبب: هي طرفية تعرفه.
doctor-pictures-why-inside = السبب: { $name } يحفظ الشاشة بنفسه.
doctor-pictures-why-cell = السبب: تعرف الطرفية sixel، لكن لا شيء يدل على عدد النقاط في الخانة.
doctor-pictures-why-mode = السبب: الوضع { $name } لا يتسع لغيره.
doctor-pictures-why-silent = السبب: لم تقل الطرفية إنها تعرف أكثر منه، ولك أن تغيره بالخيار { $option }.
doctor-library = المكتبة: { $path }، سليمة. المصادر: { $sources }، المقالات: { $articles }، غير المقروء: { $unread }، الحجم: { $size } م.ب.
doctor-library-none = المكتبة: { $path } (لم تُنشأ بعد)
doctor-library-damaged = المكتبة: { $path }، لا تُقرأ كما ينبغي: { $complaint }
doctor-library-homeless = المكتبة: لا مكان لها، فالمتغير HOME غير مضبوط.
doctor-config = ملف الإعداد: { $path }
doctor-config-none = ملف الإعداد: { $path } (غير موجود بعد)
doctor-config-homeless = ملف الإعداد: لا مكان له، لأن HOME غير مضبوط.
doctor-log = السجل: { $path }. يُكتب فيه عند كل فتح للقارئ ما الطرفية وما الوضع ولماذا.

## الطبيب: الخط

doctor-font-title = الخط: ما يجب أن يُرى
doctor-font-joined = حروف كل كلمة موصولة كلها.
doctor-font-lam-alef = كل لام وألف رسم واحد لا يزيد عرضه على حرف.
doctor-font-marks = كل حركة على حرفها.
doctor-font-marks-hidden = بلا حركات: هي مخفية هنا.
doctor-font-tatweel = المدّات الطويلة بلا فجوات.
doctor-font-borders = خطوط الإطار تلتقي بلا فجوات.
doctor-font-letters = حروف فارسية وأردية: لا مربع فارغ ولا علامة استفهام بينها.
doctor-font-digits = أرقام من ثلاثة أشكال، كل منها يزيد من اليسار إلى اليمين.

## الطبيب: أي سطر يُقرأ صحيحًا

doctor-lines-title = الجملة نفسها في كل وضع
doctor-right-title = يُعرف السطر الصحيح ولو دون قراءته
doctor-right-stencil = تحت الأسطر رسم له: كل قوس وحرف لاتيني ورقم والنقطة في عمودها. { $letter } حرف عربي، و{ $digit } رقم عربي.
doctor-right-order = تقع { $name } بين قوسين ينحنيان حولها. إلى يسارها { $year }، ثم { $percent }. والنقطة في أقصى اليسار.
doctor-right-word = عند الحافة اليمنى ألف قائمة وحدها، والحروف الأربعة إلى يسارها موصولة.
doctor-right-pair = الكلمة القصيرة قبل الأخيرة (الثانية من اليسار) تنتهي في يسارها بلام ألف: رسم واحد لا رسمان.
doctor-right-mlterm = لا يُرى السطر { $number } هنا في mlterm، لأن مفتاحه يقلب الشاشة كلها. أبق الوضع ما لم تكن العربية خاطئة في القارئ.
doctor-question = أي سطر يُقرأ صحيحًا؟ اكتب رقمه ثم Enter. إن تشابهت أسطر فأي منها يكفي. لا يغيّر Enter وحده شيئًا، و{ $none } تعني أن لا سطر يُقرأ صحيحًا.
doctor-stored = حُفظ: تُرسل إلى { $name } أسطر بالوضع { $mode } من الآن. والملف هو { $path }
doctor-overruled = ما زال KHABAR_TERMINAL يطلب { $mode }، وهو الغالب. ألغ ضبطه.
doctor-kept = لم يتغير شيء.
doctor-no-line = لم يتغير شيء. إن لم يُقرأ أي سطر صحيحًا فانظر أولًا إلى أسطر التجربة أعلاه: ربما ينقص الخط حروف موصولة.
doctor-again = لم يُفهم «{ $answer }». اكتب رقمًا من { $first } إلى { $last }، أو Enter وحده.

## ملف الإعدادات

config-head = ملف إعدادات خبر. كل خيار فيه مسبوق بعلامة تُبطله، وقيمته المكتوبة هي الأصل: احذف العلامة ثم غيّر القيمة. وفوق كل خيار ما يمكن أن يكونه ومتغير البيئة الذي يغلب الملف. يفحصه الأمر khabar config check.
config-good = ملف الإعدادات سليم: { $path }
config-none = لا ملف إعدادات بعد، فكل خيار على أصله. يُكتب الملف الموثّق بالأمر { $command }
table-interface = الواجهة.
table-reader = قراءة المقال.
table-languages = ما يخص مقالات لغة واحدة، برمزها: ar وfa وur وen. هذا الجدول للفارسية، ولكل لغة جدول مثله.
table-search = البحث في المقال. أما البحث في المكتبة فلا يفرق بين هذه الحروف أبدًا.
table-library = ما يبقى في المكتبة. لا يُحذف ما وُسم أو مُيّز بنجمة أو تُرك غير مقروء عمدًا.
table-keys = المفاتيح. لكل أمر قائمة بمفاتيحه تحل محل مفاتيحه كلها، والقائمة الفارغة تنزعها عنه. هذه مفاتيح الأصل.
table-terminals = ما يُرسل إلى كل طرفية، باسمها: يكتبه الأمر khabar doctor.
preference-language = لغة كلمات خبر نفسه: auto لغة النظام، وar العربية، وen الإنجليزية.
preference-layout = جهة بدء الألواح: rtl للعناوين في اليمين، وltr لها في اليسار.
preference-theme = ألوان الشاشة: auto ما يناسب الطرفية، وdark داكنة، وlight فاتحة، وsepia بنّية، وcontrast وcontrast-light تباين عالٍ، وterminal ألوان الطرفية نفسها، وplain بلا ألوان، أو اسم ملف من عندك في المجلد themes بجانب هذا الملف.
preference-signs = العلامات: auto رموز إلا في طرفية لينكس، وsymbols رموز، وascii حروف لاتينية لخط تنقصه الرموز.
preference-months = أسماء الشهور: auto أسماء بلد النظام، وlevant مثل كانون الثاني، وegypt وgulf مثل يناير، وtunisia وalgeria مثل جانفي، وmorocco مثل شتنبر، وmauritania مثل أغشت، وboth الاسمان معًا.
preference-hijri = التاريخ الهجري بتقويم أم القرى: no لا يظهر، وbeside يظهر مع الميلادي، وonly يظهر وحده.
preference-dates = زمن المقال في القوائم: relative كم مضى عليه، وabsolute تاريخه.
preference-digits = شكل الأرقام في كلمات خبر: auto بحسب البلد، وarabic ما يكتب في المشرق، وpersian ما يكتب في إيران، وlatin ما يكتب في المغرب. ولأرقام المقالات خيار text-digits.
preference-align = موضع ما يزيد من السطر: justify في الكشيدة والمسافات حتى يستوي الطرفان، وjustify-spaces في المسافات وحدها، وstart في آخره.
preference-marks = التشكيل: auto يظهر حيث تحسن الطرفية رسمه، وkeep يظهر دائمًا، وhide يختفي.
preference-text-digits = شكل الأرقام في المقالات على الشاشة وحدها: keep كما كُتبت، وarabic ما يكتب في المشرق (وفي الفارسية والأردية ما يكتب فيهما)، وlatin ما يكتب في المغرب. وتبقى أرقام الكلمات اللاتينية والشيفرة البرمجية كما هي.
preference-measure = أقصى عرض لعمود النص، بالخانات.
preference-spacing = الأسطر الخالية في المقال: tight بلا سطر بين الفقرات، وnormal بسطر بينها، وloose بسطر بين كل سطرين أيضًا.
preference-links = روابط المقال: inline في النص وحده، وfootnotes في قائمة بعناوينها في آخره أيضًا.
preference-pictures = رسم الصور: auto ما تقول الطرفية إنها تعرفه، وkitty وiterm2 وsixel صورة ترسمها الطرفية نفسها، وblocks نقطتان في كل خانة.
preference-mouse = الفأرة: true لخبر، فالنقر يختار والعجلة تمرر، وfalse للطرفية.
preference-restore = بداية خبر: true يعود إلى القائمة والمقال والألواح كما تُركت، وfalse يبدأ بأحدث المقالات.
preference-fold-teh-marbuta = التاء المربوطة والهاء في البحث: true لا يفرق بين ة وه، وfalse يفرق.
preference-fold-alef-maksura = الألف المقصورة والياء في البحث: true لا يفرق بين ى وي، وfalse يفرق.
preference-fold-hamza = الهمزة على الواو والياء في البحث: true لا يفرق بين ؤ وو ولا بين ئ وي، وfalse يفرق.
preference-keep-days = عدد الأيام التي يُحذف المقال بعدها، وall لا يُحذف.
preference-keep-articles = عدد ما يبقى من أحدث مقالات كل مصدر، وall تبقى كلها.
preference-preset = المفاتيح التي يُبنى عليها: default مفاتيح خبر، وvim، وnewsboat، وarrows للأسهم والمفاتيح المسماة.
preference-keyboard = لوحة المفاتيح العربية التي تعمل حروفها بموضعها: arabic للحواسيب، وarabic-mac لماك، وpersian، وurdu.

## صفحة الدليل

man-name = قارئ للأخبار العربية في الطرفية
man-section-name = الاسم
man-section-synopsis = الصيغة
man-section-description = الوصف
man-section-options = خيارات الأوامر كلها
man-section-verbs = الأوامر
man-section-keys = المفاتيح
man-section-settings = الإعدادات
man-section-environment = متغيرات البيئة
man-section-files = الملفات
man-section-exit = رموز الخروج
man-description = يفتح خبر المقالات في ثلاثة ألواح: العناوين في اليمين، والنص في الوسط، وفي اليسار من وماذا في المقال. ويرتب العربية من اليمين إلى اليسار موصولة الحروف مهما كانت قدرة الطرفية. والعنصر ITEM ملف أو مجلد أو عنوان، أو - للدخل القياسي. ومن دونه تُفتح المكتبة، أو عيّنة خبر ما دامت المكتبة فارغة. ويكتب كل أمر في الأنابيب نصًا بترتيب القراءة أو JSON.
man-keys = عدد قبل أي أمر يكرره. وتعمل مفاتيح الحروف على لوحة المفاتيح العربية بموضعها. وتُضبط مفاتيح أخرى تحت [keys] في ملف الإعدادات.
man-search = البحث في المقال لا يفرق بين عادات الإملاء: لا يلزم في الكتابة همز ولا تشكيل. «كلمة» بين علامتي تنصيص تُطلب تامة، وقد تسبقها و ف ب ك ل ال، و«كلمة بلا علامة ثانية تُطلب من أول الكلمات. وما بعد re: تعبير نمطي على صيغة لغة Rust، ينظر في كل فقرة وحدها. والاسم المعروف تُطلب معه صيغه الأخرى: غوغل تجد جوجل وGoogle.
man-settings = هذه خيارات ملف الإعدادات: جدول كل منها وما يمكن أن يكونه وأصله. والغالب خيار سطر الأوامر، ثم متغير البيئة، ثم الملف، ثم الأصل.
man-overrides = يغلب الخيار { $option } في ملف الإعدادات.
man-env-config = ملف الإعدادات.
man-env-library = المكتبة.
man-env-terminal = ما يُرسل إلى هذه الطرفية، مثل --terminal.
man-env-no-color = لا ألوان إن ضُبط.
man-env-locale = لغة كلمات خبر وأشكال أرقامه وأسماء أشهره، إن لم تُذكر في غيره.
man-env-xdg = مجلدات الإعدادات والبيانات والحالة.
man-file-config = ملف الإعدادات، ويكتبه الأمر khabar config default بكل خياراته.
man-file-library = المكتبة: المقالات والمصادر والعلامات والمواضع في ملف SQLite واحد.
man-file-theme = سمة من عندك باسم NAME.
man-file-log = السجل: كيف بدأ القارئ.
man-exit-done = تم.
man-exit-failed = فشل.
man-exit-usage = استعمال خاطئ أو خلل في ملف الإعدادات.
man-exit-nothing = لم يوجد شيء.
man-exit-network = فشلت الشبكة.
man-exit-damaged = الدخل أو المكتبة تالفان.
verb-show = يطبع مقالًا مرتبًا على الخرج القياسي.
verb-add = يشترك في خلاصات، أو صفحات تعلن عنها، أو ملفات ومجلدات.
verb-import = يشترك في كل خلاصات قائمة: OPML، أو ملف urls من newsboat.
verb-export = يكتب الاشتراكات أو مقالات المكتبة لبرامج أخرى.
verb-fetch = يجلب الجديد من المصادر.
verb-list = يسرد عناوين المكتبة.
verb-entities = يسرد ما في المقال من أشخاص وأماكن وتواريخ ومبالغ.
verb-find = يبحث في مقال أو في المكتبة مهما اختلفت عادات الإملاء.
verb-doctor = يعرف ما هذه الطرفية وأي وضع تُقرأ به العربية فيها صحيحة.
verb-config = يذكر موضع ملف الإعدادات، أو يطبعه بكل خياراته، أو يفحصه.
verb-config-path = يطبع موضع ملف الإعدادات، ولو لم يكن موجودًا.
verb-config-default = يطبع ملف إعدادات بكل خيار ومفتاح وعمله وأصله.
verb-config-check = يفحص ملف الإعدادات ويذكر كل خلل وسطره.
verb-completions = يطبع ما يجعل الصدفة تكمل أوامر خبر وخياراته.
verb-man = يطبع هذه الصفحة.
verb-demo = يأخذك في جولة في القارئ على المقالات التي تأتي مع خبر.
flag-terminal = ما يجب أن يُرسل إلى هذه الطرفية حتى تظهر العربية صحيحة.
flag-config = ملف الإعدادات.
flag-library = المكتبة.
flag-language = لغة كلمات خبر.
flag-width = عدد الخانات في السطر.
flag-align = موضع ما يزيد من السطر.
flag-letters = أشكال العرض الموصولة، أو الحروف كما خُزّنت.
flag-marks = إظهار التشكيل.
flag-digits = الأرقام كما خُزّنت، أو مشرقية كلها، أو لاتينية كلها.
flag-color = متى يُلوّن الخرج.
flag-format = صيغة ما يُكتب.
flag-kinds = هذه الأنواع وحدها، تفصلها فواصل لاتينية: person وorganization وplace وproduct وevent وdate وmoney وpercent وquantity وother.
flag-base = كيف يُختار اتجاه الفقرات.
flag-group = المجموعة التي تُدرج فيها، والشرطة المائلة تصنع مجموعة في مجموعة.
flag-full-text = ليس فيها إلا مقتطفات: تُجلب صفحة كل جديد وتُقرأ.
flag-to = يكتب Markdown في هذا المجلد، لكل مقال ملف.
flag-unread = ما لم يُقرأ فقط.
flag-starred = ما عليه نجمة فقط.
flag-today = ما هو من اليوم فقط.
flag-source = هذا المصدر وحده: جزء من اسمه أو عنوانه.
flag-tag = ما عليه هذا الوسم فقط.
flag-all = حتى المصادر التي لم يحن وقتها.
flag-limit = أقصى ما يُسرد.
flag-order = الترتيب.
flag-json = كائن JSON واحد للبرامج.

## الجولة

tour-place = جولة في خبر: الخطوة { $step } من { $total }، وينهيها { $key }
tour-list = هذه العناوين. اضغط { $key } لتنزل إلى العنوان التالي، فيظهر مقاله بجانبه.
tour-open = اضغط { $key } لتفتح المقال وتقرأه.
tour-page = اضغط { $key } لتنزل صفحة.
tour-search = اضغط { $key } لتبحث في المقال، واكتب كلمة كيفما كان إملاؤها، مثل «القاهره».
tour-hits = أنه الكلمة بالمفتاح Enter، ثم اضغط { $key } لتنتقل إلى الموضع التالي.
tour-sidebar = في اللوح الجانبي من وماذا في المقال. اضغط { $key } لتدخله.
tour-name = اختر اسمًا ثم اضغط { $key } لتذهب إلى أول موضع له في النص.
tour-mention = اضغط { $key } لتذهب إلى الموضع التالي للاسم نفسه.
tour-help = بقيت مفاتيح كثيرة. اضغط { $key } لتراها كلها.
tour-over = انتهت الجولة. اقرأ ما شئت، و{ $key } للخروج.
tour-left = تُركت الجولة. اقرأ ما شئت.
