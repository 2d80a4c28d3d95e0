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
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## البحث

search-prompt = بحث:
search-none = لا نتيجة للبحث عن «{ $query }»

## أحوال

empty-headlines = لا مقالات هنا.
empty-entities = لا أسماء ولا أرقام بارزة في هذا المقال.
nothing-chosen = اختر من القائمة اسمًا لتتبّع مواضعه.
nothing-unread = لا مقالات أخرى غير مقروءة.
last-article = هذا آخر مقال.
first-article = هذا أول مقال.
marked-read = وُسم المقال مقروءًا.
marked-unread = وُسم المقال غير مقروء.
loading = جارٍ التحميل…

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
help-count = عدد قبل أي أمر يكرره، مثل { $example }.
help-keyboard = تعمل مفاتيح الحروف على لوحة المفاتيح العربية دون تبديلها: بموضعها.
help-close = { $key } للعودة
group-moving = الحركة
group-panes = الألواح
group-articles = المقالات
group-search = البحث
group-entities = الأسماء والأرقام
group-program = البرنامج

command-down = سطر أو عنوان إلى أسفل
command-up = سطر أو عنوان إلى أعلى
command-top = إلى البداية
command-bottom = إلى النهاية
command-half-page-down = نصف صفحة إلى أسفل
command-half-page-up = نصف صفحة إلى أعلى
command-page-down = صفحة إلى أسفل
command-page-up = صفحة إلى أعلى
command-pane-left = اللوح الأيسر على الشاشة
command-pane-right = اللوح الأيمن على الشاشة
command-next-pane = اللوح التالي
command-previous-pane = اللوح السابق
command-open = فتح المقال، أو أول موضع للاسم المختار
command-next-article = المقال التالي
command-previous-article = المقال السابق
command-toggle-read = وسم المقال مقروءًا أو غير مقروء
command-search = بحث في المقال
command-next = النتيجة التالية، ودون بحث: المقال التالي غير المقروء
command-previous = النتيجة السابقة، ودون بحث: المقال السابق غير المقروء
command-search-word = بحث عن الكلمة أو الاسم تحت المؤشر
command-toggle-entities = إظهار من وماذا في المقال أو إخفاؤه
command-next-mention = الموضع التالي للاسم المختار
command-previous-mention = الموضع السابق للاسم المختار
command-help = عرض المفاتيح
command-cancel = ترك البحث أو المساعدة
command-redraw = رسم الشاشة من جديد
command-suspend = تعليق البرنامج والعودة إلى الصدفة
command-quit = رجوع أو خروج

## تلميحات: كلمة أو كلمتان بجانب المفتاح

hint-down = أسفل
hint-up = أعلى
hint-top = البداية
hint-bottom = النهاية
hint-half-page-down = نصف صفحة
hint-half-page-up = نصف صفحة
hint-page-down = صفحة
hint-page-up = صفحة
hint-pane-left = يسار
hint-pane-right = يمين
hint-next-pane = اللوح التالي
hint-previous-pane = اللوح السابق
hint-open = فتح
hint-next-article = المقال التالي
hint-previous-article = المقال السابق
hint-toggle-read = مقروء
hint-search = بحث
hint-next = التالي
hint-previous = السابق
hint-search-word = بحث عن الكلمة
hint-toggle-entities = الأسماء
hint-next-mention = الموضع التالي
hint-previous-mention = الموضع السابق
hint-help = مساعدة
hint-cancel = إنهاء
hint-redraw = رسم
hint-suspend = تعليق
hint-quit = خروج
