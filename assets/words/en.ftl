# The words of khabar in English. Ids and variables are the same in ar.ftl.
# Numbers are always variables, so no digit stands here: the reader chooses the shape of digits.

## The program and its panes

app-name = khabar
pane-headlines = Headlines
pane-article = Article
pane-entities = Who and what
sample = Sample articles written for khabar

## Counts and places

articles = { $count ->
    [0] no articles
    [one] { $count } article
   *[other] { $count } articles
}
unread-of-total = { $unread ->
    [0] all { $total } read
   *[other] { $unread } unread of { $total }
}
progress = { $percent }%
time-left = { $minutes ->
    [0] under a minute left
    [one] { $minutes } minute left
   *[other] { $minutes } minutes left
}
nothing-before = No article was open before this one.
nothing-after = No article was open after this one.
position = { $position } of { $total }
reading-time = { $minutes ->
    [0] under a minute
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
mentions = { $count ->
    [0] no mentions
    [one] { $count } mention
   *[other] { $count } mentions
}
entities = { $count ->
    [0] no names
    [one] { $count } name
   *[other] { $count } names
}

## Time

age-now = just now
age-minutes = { $count ->
    [0] just now
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
age-hours = { $count ->
    [0] just now
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
age-yesterday = yesterday
age-days = { $count ->
    [0] today
    [one] { $count } day ago
   *[other] { $count } days ago
}
age-weeks = { $count ->
    [0] this week
    [one] { $count } week ago
   *[other] { $count } weeks ago
}
date = { $day } { $month } { $year }
date-hijri = { $day } { $month } { $year } AH
date-beside = { $gregorian } / { $hijri }
date-weekday = { $weekday } { $date }
month-1 = { $months ->
   *[gulf] January
}
month-2 = { $months ->
   *[gulf] February
}
month-3 = { $months ->
   *[gulf] March
}
month-4 = { $months ->
   *[gulf] April
}
month-5 = { $months ->
   *[gulf] May
}
month-6 = { $months ->
   *[gulf] June
}
month-7 = { $months ->
   *[gulf] July
}
month-8 = { $months ->
   *[gulf] August
}
month-9 = { $months ->
   *[gulf] September
}
month-10 = { $months ->
   *[gulf] October
}
month-11 = { $months ->
   *[gulf] November
}
month-12 = { $months ->
   *[gulf] December
}
hijri-month-1 = Muharram
hijri-month-2 = Safar
hijri-month-3 = Rabi al-Awwal
hijri-month-4 = Rabi al-Akhir
hijri-month-5 = Jumada al-Ula
hijri-month-6 = Jumada al-Akhira
hijri-month-7 = Rajab
hijri-month-8 = Shaaban
hijri-month-9 = Ramadan
hijri-month-10 = Shawwal
hijri-month-11 = Dhu al-Qaada
hijri-month-12 = Dhu al-Hijja
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## Search

search-prompt = Search:
search-none = No hit for “{ $query }”
search-how = words, “whole words”, or { $sign } and an expression
expression-open-group = A parenthesis in the expression is not closed
expression-stray-group = A parenthesis is closed in the expression that was not opened
expression-open-set = A square bracket in the expression is not closed
expression-range = A range of letters in the expression runs the wrong way or is not complete
expression-repetition = A sign of repetition in the expression has nothing before it, or a wrong count
expression-escape = What follows the backslash in the expression means nothing
expression-unsupported = Looking around and going back to a group are not supported
expression-too-big = The expression is too big
expression-too-much = The expression is too much work for so long an article
expression-wrong = The expression is not right

## States

footnotes-head = Links
empty-headlines = No articles here.
empty-entities = No names or figures stand out in this article.
nothing-chosen = Choose a name from the list to follow its mentions.
not-selecting = No text is selected. { $key } begins to select.
selected = { PLURAL($count) ->
    [zero] Selecting
    [one] One word selected
   *[other] { $count } words selected
}
selected-much = Much text selected
copied = { PLURAL($count) ->
    [zero] Copied.
    [one] Copied one word.
   *[other] Copied { $count } words.
}
copied-part = Only the beginning was copied: the terminal does not take all of it.
copied-nowhere = Nothing was copied: no clipboard is known here.
nothing-to-copy = There is nothing to copy here.
no-address = This article has no address.
not-opened = Only an address on the web can be opened from here.
no-links = No links in what is shown of the article.
no-picture = This article has no picture.
open-quote = A quotation mark in the line is not closed.
no-browser = There is no browser here, so the address was copied.
program-not-found = There is no program called { $name }.
program-failed = { $name } did not do it: { $what }
program-enter = Enter goes back to khabar
open-ask = Open { $address } in the browser?
links-ask = Type the letter of a link.
no-pane-beside = No pane stands beside this one here.
nothing-unread = Nothing else is unread.
last-article = This is the last article.
first-article = This is the first article.
marked-read = Marked read.
marked-unread = Marked unread.
loading = Loading…

## The library

pane-sources = Sources
view-all = All articles
view-unread = Unread
view-starred = Starred
view-today = Today
sources-none = No sources yet. { $add } adds an address.
sources-searches = Saved searches
sources-tags = Tags
sources-rules = Muted and highlighted
rule-mute = muted: { $words }
rule-highlight = highlighted: { $words }
sources-sources = Sources
sources-suggested = Suggestions (their addresses may change)
prompt-find = Find in the library:
prompt-tag = Tag:
prompt-add-source = Address of a feed or page:
prompt-save-search = Name of the search:
prompt-mute = Words to mute:
prompt-highlight = Words to highlight:
prompt-pipe = Program that takes the text:
starred = Starred.
unstarred = No star any more.
marked-many = { PLURAL($count) ->
    [zero] Nothing to mark: all of them are so.
    [one] One article marked. { $undo } takes it back.
   *[other] { $count } articles marked. { $undo } takes it back.
}
undone = { PLURAL($count) ->
    [zero] Nothing to take back.
    [one] One article is as it was.
   *[other] { $count } articles are as they were.
}
listing-all = The whole list.
listing-unread = Only what is unread.
order-newest = The newest first.
order-oldest = The oldest first.
order-source = By source.
theme = Theme: { $name }
theme-dark = dark
theme-light = light
theme-sepia = sepia
theme-contrast = high contrast on black
theme-contrast-light = high contrast on white
theme-terminal = the colours of the terminal
theme-plain = no colours
no-library = No library here: only files are open. Run { $command } without file names.
fetching = Fetching { $done } of { $total }…
fetched = { PLURAL($new) ->
    [zero] Nothing new.
    [one] One new article.
   *[other] { $new } new articles.
}
fetched-failed = { PLURAL($failed) ->
    [zero] All sources answered.
    [one] One source failed.
   *[other] { $failed } sources failed.
}
added = Added “{ $name }”.
already-there = “{ $name }” is there already.
read-only = The library is open in another window: it can be read here, not changed.
library-failed = The library did not do it: { $what }
query-empty = There is no word in the search.
query-no-value = Nothing stands behind “{ $key }”.
query-date = Not a date: { $value }
query-state = Not a state of an article: { $value }
query-short = Too short a beginning: { $word }. Give three letters or more.
query-long = The search has too many words.
query-fleeting = A rule cannot go by a date or by what was read.
query-expression = { $sign } looks through an article, not the library.
remove-which = Put the cursor on a source, in the list of sources.
problem-unreachable = The server cannot be found or does not answer.
problem-timed-out = The server took too long.
problem-status = The server answered with { $status }.
problem-busy = The server asks to come back later.
problem-gone = The source was taken down for good.
problem-insecure = The connection is not secure: its certificate is not trusted.
problem-redirects = The address leads to others without end.
problem-too-large = What was sent is larger than is read.
problem-broken = The connection broke off.
problem-private = The address leads into a private network.
problem-not-a-feed = There is no feed at the address.
problem-no-file = The file is not there or cannot be read.
problem-address = Not an address that can be fetched.
problem-proxy = The proxy that is set cannot be used.
problem-fault = An internal error while fetching.

## The picture

picture-title = The picture of the article
picture-coming = Fetching the picture…
problem-not-a-picture = There is no picture at the address that can be drawn here: PNG, JPEG, GIF and WebP are read.
problem-picture-too-large = The picture is larger than is drawn.
problem-picture-damaged = The picture is damaged or cut off.

## The command line

added-with = Added “{ $name }”: { $articles }.
imported = { $count ->
    [0] No source was added.
    [one] { $count } source was added.
   *[other] { $count } sources were added.
}
imported-already = { $count ->
    [0] None of them was there before.
    [one] { $count } source was there already.
   *[other] { $count } sources were there already.
}
import-fetch = To fetch their articles: { $command }
exported = { $count ->
    [0] No file was written.
    [one] { $count } file was written in { $folder }
   *[other] { $count } files were written in { $folder }
}
fetch-progress = { $done } of { $total } fetched, { $new } new
fetch-line = { $done } of { $total } fetched: { $name }
fetch-none-due = No source is due yet. To fetch all: { $command }
source-new = { $count ->
    [0] { $name }: nothing new.
    [one] { $name }: { $count } new article.
   *[other] { $name }: { $count } new articles.
}
source-changed = { $count ->
    [0] { $name }: nothing changed.
    [one] { $name }: { $count } article changed.
   *[other] { $name }: { $count } articles changed.
}
source-full-texts = { $count ->
    [0] { $name }: no full text was fetched.
    [one] { $name }: { $count } full text was fetched.
   *[other] { $name }: { $count } full texts were fetched.
}
source-pages-failed = { $count ->
    [0] { $name }: all pages were fetched.
    [one] { $name }: { $count } page could not be fetched. Its teaser stays.
   *[other] { $name }: { $count } pages could not be fetched. Their teasers stay.
}
source-failed = { $name }: { $problem }

## Kinds of what is in an article: one, then the heading of the group

kinds-person = People
kinds-organization = Organizations
kinds-place = Places
kinds-product = Products
kinds-event = Events
kinds-date = Dates
kinds-money = Money
kinds-percent = Percentages
kinds-quantity = Quantities
kinds-other = Other
kinds-numbers = Sums and figures
kinds-maybe = Maybe
kind-person = person
kind-organization = organization
kind-place = place
kind-product = product
kind-event = event
kind-date = date
kind-money = sum
kind-percent = percentage
kind-quantity = quantity
kind-other = something else

## The card of a name, and what the reader says of it

filter-prompt = Filter:
card-mentions = { PLURAL($count) ->
    [zero] Not mentioned in this article
    [one] Mentioned once in this article
   *[other] Mentioned { $count } times in this article
}
card-aliases = Other names
card-articles = { PLURAL($count) ->
    [zero] No articles in the library
    [one] One article in the library
   *[other] { $count } articles in the library, the newest first
}
card-companions = Mentioned together with
card-sure = { $percent }% sure
why-pattern = known by its form
why-list = a known name
why-link = another form of a name in the article
why-tagger = known by what stands around it
palette-commands = Command:
palette-kind = It is of the kind:
palette-merge = It is the same as:
palette-split = Not a name of it:
palette-none = Nothing of that name.
palette-option = option
palette-only-in = Only for articles in { $language }.
language-ar = Arabic
language-fa = Persian
language-ur = Urdu
language-ckb = Kurdish
language-he = Hebrew
language-tr = Turkish
language-en = English
language-fr = French
palette-type-a-number = Type a number.
palette-value-typed = Enter: the value “{ $value }”
preferred = The option { $option } is { $value } now.
not-a-value = The option { $option } must be { $values }
keys-clash = Your own keys in the config file clash with that; everything is as it was.
failure-setting = The option was not kept in the config file: { $what }
palette-type-a-name = Type its name.
palette-merge-typed = Enter: the same as “{ $name }”
nothing-else = It has no other name here.
corrected = That holds for every article now. { $undo } takes it back.
corrected-here = That holds until you quit: there is no library to keep it.
taken-back = The last correction was taken back.
followed = “{ $name }” is a list among the sources now.

## What was wrong with an input

warnings = { $count ->
    [0] Nothing went wrong in reading.
    [one] { $count } thing was not as it should be in what was read.
   *[other] { $count } things were not as they should be in what was read.
}

## What failed

failure-worker = Work in the background stopped by an unexpected fault. khabar goes on.
failure-small = The terminal is too small: at least { $columns } wide and { $rows } high.

## Help

help-title = Keys
help-search = { $key } looks for a command or an option by its name.
help-queries = Search: “whole word”, { $sign } expression
help-config = Keys are changed in the config file.
help-config-example = All of it, to copy from: { $command }
help-config-path = Where it is: { $command }
help-count = A count before any command repeats it: { $example }.
help-keyboard = Letter keys work by their place on an Arabic keyboard.
group-moving = Moving
group-panes = Panes
group-articles = Articles
group-sources = Sources and lists
group-search = Search
group-entities = Names and figures
group-selection = Selecting
group-program = Program

command-down = one line or headline down
command-up = one line or headline up
command-top = to the start
command-bottom = to the end
command-home = to the start; while selecting, of the line
command-end = to the end; while selecting, of the line
command-half-page-down = half a page down
command-half-page-up = half a page up
command-page-down = a page down
command-page-up = a page up
command-next-paragraph = the next paragraph
command-previous-paragraph = the paragraph before
command-next-sentence = the next sentence
command-previous-sentence = the sentence before
command-next-heading = the next heading of the article
command-previous-heading = the heading before
command-pane-left = the pane on the left of the screen
command-pane-right = the pane on the right of the screen
command-next-pane = the next pane
command-previous-pane = the pane before
command-widen-pane = make the pane wider
command-narrow-pane = make the pane narrower
command-reset-panes = give the panes their usual widths
command-open = open the article, or the first mention of the chosen name
command-next-article = the next article
command-back = the article that was open before
command-forward = the article that was open before going back
command-zen = the text alone on the screen, or with the panes
command-show-picture = the picture of the article, fetched when asked for
command-previous-article = the article before
command-toggle-read = mark the article read or unread
command-star = star the article, or take its star away
command-tag = give the article a tag, or take it away
command-mark-all-read = mark all of the list read
command-mark-above-read = mark what is above this article read
command-mark-below-read = mark what is below this article read
command-undo = take the last marking back
command-sources = show the sources, or the headlines again
command-unread-only = list only what is unread, or everything again
command-next-order = put the list in another order
command-add-source = subscribe to an address
command-remove-source = end the subscription to the source under the cursor
command-reload = fetch what is new from the source of the list
command-reload-all = fetch what is new from all sources
command-search = search in the article
command-next = the next hit; without a search, the next unread article
command-previous = the hit before; without a search, the unread article before
command-search-word = search the word or name under the cursor
command-find = search the whole library
command-save-search = keep the search of the list under a name
command-mute = leave out of all lists what these words find
command-highlight = let what these words find stand out
command-toggle-entities = show or hide who and what is in the article
command-next-mention = the next mention of the chosen name
command-previous-mention = the mention before of the chosen name
command-entity-articles = every article with the chosen name
command-entity-card = what is known of the chosen name
command-correct-kind = say what the chosen name is
command-merge-entity = say that the chosen name is the same as another
command-split-entity = say that one of its names belongs to somebody else
command-mute-entity = never show the chosen name again
command-follow-entity = follow the chosen name: a list of its articles
command-palette = choose a command from a list
command-select = begin to select text, or leave it
command-next-word = while selecting: to the end of the next word
command-previous-word = while selecting: to the start of the word before
command-line-start = while selecting: to the start of the line
command-line-end = while selecting: to the end of the line
command-swap-ends = while selecting: move the other end
command-copy = copy what is selected, else the paragraph, headline or name
command-copy-title = copy the title of the article and its address
command-copy-link = copy the address of the selected link, else of the article
command-copy-quote = copy what is selected, or the paragraph, with its source
command-copy-markdown = copy the whole article as Markdown
command-pipe = give what is selected, or the article, to a program
command-browse = open the selected link, or the article, in the browser
command-links = a letter for every link in sight, which opens it
command-help = show the keys
command-cancel = leave the search or the help
command-next-theme = the next theme of colours
command-redraw = draw the screen again
command-suspend = suspend khabar and go back to the shell
command-quit = back, or quit

## Hints: a word or two beside the key

hint-down = down
hint-up = up
hint-top = start
hint-bottom = end
hint-home = start
hint-end = end
hint-half-page-down = half page
hint-half-page-up = half page
hint-page-down = page
hint-page-up = page
hint-next-paragraph = next paragraph
hint-previous-paragraph = paragraph before
hint-next-sentence = next sentence
hint-previous-sentence = sentence before
hint-next-heading = next heading
hint-previous-heading = heading before
hint-pane-left = left
hint-pane-right = right
hint-next-pane = next pane
hint-previous-pane = pane before
hint-widen-pane = wider
hint-narrow-pane = narrower
hint-reset-panes = usual widths
hint-open = open
hint-next-article = next article
hint-back = back
hint-forward = forward
hint-zen = text alone
hint-show-picture = picture
hint-previous-article = article before
hint-toggle-read = read
hint-star = star
hint-tag = tag
hint-mark-all-read = all read
hint-mark-above-read = above read
hint-mark-below-read = below read
hint-undo = undo
hint-sources = sources
hint-unread-only = unread
hint-next-order = order
hint-add-source = add source
hint-remove-source = remove source
hint-reload = reload
hint-reload-all = reload all
hint-search = search
hint-next = next
hint-previous = previous
hint-search-word = search word
hint-find = find
hint-save-search = save search
hint-mute = mute
hint-highlight = highlight
hint-toggle-entities = names
hint-next-mention = next mention
hint-previous-mention = mention before
hint-entity-articles = its articles
hint-entity-card = card
hint-correct-kind = kind
hint-merge-entity = same as
hint-split-entity = split
hint-mute-entity = hide
hint-follow-entity = follow
hint-palette = command
hint-select = select
hint-next-word = word
hint-previous-word = word back
hint-line-start = line start
hint-line-end = line end
hint-swap-ends = other end
hint-copy = copy
hint-copy-title = copy title
hint-copy-link = copy address
hint-copy-quote = copy quotation
hint-copy-markdown = copy article
hint-pipe = give to a program
hint-browse = in the browser
hint-links = links
hint-help = help
hint-cancel = close
hint-next-theme = theme
hint-redraw = redraw
hint-suspend = suspend
hint-quit = quit

## The doctor: what was found out about the terminal

doctor-title = What khabar found out about this terminal
doctor-terminal-version = Terminal: { $name }. It gave this name itself.
doctor-terminal-attributes = Terminal: { $name }, by the kind it answers.
doctor-terminal-term = Terminal: { $name }, by TERM.
doctor-terminal-variables = Terminal: { $name }, by a variable that it left. Another terminal may have left it.
doctor-terminal-stranger = Terminal: { $name }. It gave this name itself, but khabar knows nothing of it.
doctor-terminal-unknown = Terminal: not known. TERM is { $term }.
doctor-silent = It was asked what it is and did not answer.
doctor-unasked = It was not asked: it would show the question as text, or can not be reached.
doctor-pipe = The output goes into a pipe or a file. Run { $command } without one to have the terminal asked.
doctor-multiplexer = Between khabar and the terminal: { $name }. It answers in the place of the terminal, which only variables can name.
doctor-identity = Its name in the config file: { $name }
doctor-mode = Mode: { $mode }
doctor-sends-visual = What this mode sends: rows as they are shown, because the terminal turns nothing round.
doctor-sends-explicit = What this mode sends: rows as they are shown, after telling the terminal to turn nothing round.
doctor-sends-words = What this mode sends: each word turned round, because the terminal turns it back.
doctor-sends-runs = What this mode sends: Arabic letters in reading order, between marks of direction.
doctor-sends-anchored = What this mode sends: rows as they are shown, with a mark of direction behind each Arabic letter.
doctor-sends-row = What this mode sends: whole rows turned round, because the terminal turns them back.
doctor-sends-mlterm = What this mode sends: rows as they are shown, with the layout of the terminal switched off.
doctor-sends-alternating = What this mode sends: rows as they are shown, in two colours that look the same.
doctor-sends-logical = What this mode sends: plain text in reading order.
doctor-why-chosen = Why: { $source } asks for it. By itself it would be { $found }.
doctor-why-variable = Why: KHABAR_TERMINAL asks for it. By itself it would be { $found }.
doctor-why-stored = Why: it was chosen for this terminal and stands in the config file. By itself it would be { $found }.
doctor-why-pipe = Why: a pipe or a file gets plain text.
doctor-why-dumb = Why: TERM is dumb, so nothing but plain text can be shown.
doctor-why-answered = Why: the terminal answered that it can be told to turn nothing round (BDSM).
doctor-why-named = Why: it is the mode for { $name }.
doctor-why-inside = Why: it is the mode for { $multiplexer } in { $name }.
doctor-why-inside-unknown = Why: nothing tells which terminal is around { $multiplexer }, and most turn nothing round.
doctor-why-unknown = Why: nothing tells which terminal this is, and most turn nothing round.
doctor-locale-good = Locale: { $name }, which is { $encoding }.
doctor-locale-bad = Locale: { $name }, which is not { $encoding }. Other programs may garble Arabic, tmux among them. Set { $example }.
doctor-locale-unset = Locale: none, so not { $encoding }. Other programs may garble Arabic, tmux among them. Set { $example }.
doctor-size = Size: { $columns } wide and { $rows } high.
doctor-size-unknown = Size: not known.
doctor-colours-all = Colours: all.
doctor-colours-some = Colours: { $count }. If the terminal shows all, set { $example }.
doctor-colours-none = Colours: none. The terminal says that it has none.
doctor-colours-refused = Colours: none. NO_COLOR is set.
doctor-marks-kept = Tashkeel: shown. This terminal draws it on its letters.
doctor-marks-unknown = Tashkeel: shown. Nothing is known of how this terminal draws it.
doctor-marks-hidden = Tashkeel: hidden, because this terminal drops it or draws it beside its letters. { $command } shows it all the same, with { $option }.
doctor-clipboard-yes = Clipboard ({ $sequence }): yes, the terminal says so.
doctor-clipboard-unknown = Clipboard ({ $sequence }): not known. To try it, run this line and paste: the word khabar must come.
doctor-links-yes = Hyperlinks ({ $sequence }): yes, its makers say so.
doctor-links-no = Hyperlinks ({ $sequence }): no.
doctor-links-unknown = Hyperlinks ({ $sequence }): not known. To try it, run this line: its word must be a link.
doctor-pictures-kitty = Pictures: the terminal draws them itself, by the graphics protocol of kitty.
doctor-pictures-iterm2 = Pictures: the terminal draws them itself, as inline images of iTerm2.
doctor-pictures-sixel = Pictures: the terminal draws them itself, as sixels.
doctor-pictures-blocks = Pictures: in half blocks, two dots a cell.
doctor-pictures-words = Pictures: not drawn. Their words and their addresses are shown.
doctor-pictures-colourless = Pictures: not drawn, because there are no colours. Their words and their addresses are shown.
doctor-pictures-why-chosen = Why: the option { $option } says so.
doctor-pictures-why-answered = Why: the terminal answered that it can.
doctor-pictures-why-named = Why: it is a terminal that can.
doctor-pictures-why-inside = Why: { $name } keeps the screen itself.
doctor-pictures-why-cell = Why: it can draw sixels, but nothing tells how many dots a cell has.
doctor-pictures-why-mode = Why: in the mode { $name } there is no place for more.
doctor-pictures-why-silent = Why: the terminal did not say that it can do more. The option { $option } can say otherwise.
doctor-library = Library: { $path }, in order. Sources: { $sources }, articles: { $articles }, unread: { $unread }, size: { $size } MB.
doctor-library-none = Library: { $path } (not there yet)
doctor-library-damaged = Library: { $path }, not as it should be: { $complaint }
doctor-library-homeless = Library: no place for it. HOME is not set.
doctor-config = Config file: { $path }
doctor-config-none = Config file: { $path } (not there yet)
doctor-config-homeless = Config file: no place for it. HOME is not set.
doctor-log = Log: { $path }. Each start of the reader notes the terminal, the mode and the reason there.

## The doctor: the font

doctor-font-title = The font: what must be seen
doctor-font-joined = In each word all letters hang together.
doctor-font-lam-alef = Each pair of lam and alef is one sign, as narrow as any letter.
doctor-font-marks = Each mark stands on its own letter.
doctor-font-marks-hidden = No marks: they are hidden here.
doctor-font-tatweel = The long strokes have no gaps.
doctor-font-borders = The lines of the box meet without gaps.
doctor-font-letters = Letters of Persian and Urdu: no empty box and no question mark among them.
doctor-font-digits = Digits of three kinds, each growing from left to right.

## The doctor: which line reads right

doctor-lines-title = The same sentence in each mode
doctor-right-title = The right line can be told without reading it
doctor-right-stencil = Beneath the lines is its pattern: every bracket, Latin letter, digit and the full stop in its column. { $letter } is an Arabic letter, { $digit } an Arabic digit.
doctor-right-order = { $name } stands between two brackets that bend round it. Left of it is { $year }, further left { $percent }. The full stop is at the left end.
doctor-right-word = At the right edge, the first sign is an upright stroke that stands alone. The four letters left of it hang together.
doctor-right-pair = The short word before the last (the second from the left) ends at its left in one sign of two strokes that cross or meet, not in two signs.
doctor-right-mlterm = In mlterm line { $number } can not be seen here, because its switch turns the whole screen. Keep the mode unless Arabic in the reader is wrong.
doctor-question = Which line reads right? Type its number and Enter. If several look alike, any of them will do. Only Enter changes nothing; { $none } says that none reads right.
doctor-stored = Stored: { $name } is sent { $mode } from now on. The file is { $path }
doctor-overruled = KHABAR_TERMINAL still asks for { $mode }, and it wins. Unset it.
doctor-kept = Nothing was changed.
doctor-no-line = Nothing was changed. If no line reads right, look at the test lines above first: the font may lack joined letters.
doctor-again = “{ $answer }” is not understood. Type a number from { $first } to { $last }, or only Enter.

## The config file

config-head = The config file of khabar. A mark before each option makes it count for nothing, and the value behind it is the default: take the mark away, then change the value. Above each option stands what it can be, and the variable of the environment that wins over the file. Check it with khabar config check.
config-good = The config file is in order: { $path }
config-none = There is no config file yet, so every option has its default. To write the documented file: { $command }
table-interface = The interface.
table-reader = Reading an article.
table-languages = What is otherwise for articles of one language, by its code: ar, fa, ur, en. Here for those in Persian; a table for each language.
table-search = Searching in an article. The library always forgives all of this.
table-library = What stays in the library. What is tagged, starred or left unread by choice is never deleted.
table-keys = The keys. A command has a list of keys, which replaces all that it had; an empty list takes them away. These are the keys of the default.
table-terminals = What each terminal is sent, by its name: khabar doctor writes it.
preference-language = The language of the words of khabar itself: auto by the locale, ar Arabic, en English.
preference-layout = Where the panes begin: rtl has the headlines at the right, ltr at the left.
preference-theme = The colours of the screen: auto for what suits the terminal, dark, light, sepia, contrast and contrast-light for high contrast, terminal for its own sixteen colours, plain for none, or the name of a file of yours in the folder themes beside this file.
preference-signs = The signs: auto for symbols but on the console of Linux, symbols, or ascii for a font that lacks them.
preference-months = The names of the months in Arabic: auto by the country of the locale, levant, egypt and gulf, tunisia and algeria, morocco, mauritania, or both names.
preference-hijri = The Hijri date by the calendar of Umm al-Qura: no, beside the Gregorian one, or only.
preference-dates = The time of an article in lists: relative for how long ago it was, absolute for its date.
preference-digits = The shape of digits in the words of khabar itself: auto by the country, arabic, persian, latin. Those of articles: text-digits.
preference-align = Where the spare room of a line goes: justify into kashidas and spaces until both edges are flush, justify-spaces into spaces alone, start to its end.
preference-marks = Tashkeel: auto shows it where the terminal draws it well, keep always, hide never.
preference-text-digits = The shape of digits in articles, on the screen alone: keep as they were written, arabic as in the countries of the east (in Persian and Urdu their own), latin. Numbers of Latin words and code stay as they are.
preference-measure = The widest column of text, in cells.
preference-spacing = Blank rows in an article: tight has none between paragraphs, normal one, loose one between all lines too.
preference-links = The links of an article: inline leaves them in the text alone, footnotes lists them with their addresses at its end too.
preference-pictures = How pictures are drawn: auto by what the terminal says it knows, kitty, iterm2 and sixel by the terminal itself, blocks as two dots a cell.
preference-mouse = The mouse: true gives it to khabar, so that clicks choose and the wheel scrolls, false leaves it to the terminal.
preference-restore = Where khabar begins: true comes back to the list, the article and the panes as they were left, false begins with the newest articles.
preference-fold-teh-marbuta = Whether a search makes no difference between ة and ه: true, or false to tell them apart.
preference-fold-alef-maksura = Whether a search makes no difference between ى and ي: true, or false to tell them apart.
preference-fold-hamza = Whether a search makes no difference between ؤ and و, and between ئ and ي: true, or false to tell them apart.
preference-keep-days = The days after which an article is deleted; all keeps it.
preference-keep-articles = How many of the newest articles of each source stay; all keeps all of them.
preference-preset = The keys to begin with: default for those of khabar, vim, newsboat, or arrows for arrows and named keys.
preference-keyboard = The Arabic keyboard whose letters work by their place: arabic on PCs, arabic-mac on Macs, persian, urdu.

## The man page

man-name = a reader for Arabic news in the terminal
man-section-name = NAME
man-section-synopsis = SYNOPSIS
man-section-description = DESCRIPTION
man-section-options = OPTIONS
man-section-verbs = VERBS
man-section-keys = KEYS
man-section-settings = SETTINGS
man-section-environment = ENVIRONMENT
man-section-files = FILES
man-section-exit = EXIT STATUS
man-description = khabar opens articles in three panes: headlines at the right, the text in the middle, and at the left who and what is in it. It lays Arabic out right to left and joined, whatever the terminal itself can do. An ITEM is a file, a folder, an address or - for standard input; without any khabar opens the library, and its own sample as long as that is empty. Every verb prints logical text or JSON into a pipe.
man-keys = A count before any command repeats it. Letter keys work on an Arabic keyboard by their place. Other keys are set below [keys] in the config file.
man-search = Searching in an article minds no habits of spelling: neither hamzas nor tashkeel need be typed. “word” in quotation marks is looked for as a whole, behind و ف ب ك ل ال too; “word without the second mark from the start of words on. Behind re: stands a regular expression, as Rust writes them, which looks at each paragraph by itself. A known name finds its other spellings too: غوغل finds جوجل and Google.
man-settings = These are the options of the config file, with the table of each, what it can be and its default. What counts: an option on the command line, else the variable, else the file, else the default.
man-overrides = Overrides { $option } of the config file.
man-env-config = The config file.
man-env-library = The library.
man-env-terminal = What this terminal is sent, as --terminal.
man-env-no-color = No colours, if it is set.
man-env-locale = The language of the words of khabar, its digits and the names of months, where nothing else says them.
man-env-xdg = The folders of configuration, data and state.
man-file-config = The config file; khabar config default prints one with every option.
man-file-library = The library: articles, sources, marks and places, in one SQLite file.
man-file-theme = A theme of your own, of that name.
man-file-log = The log: how the reader started.
man-exit-done = Done.
man-exit-failed = Failed.
man-exit-usage = Wrong usage, or a fault in the config file.
man-exit-nothing = Nothing was found.
man-exit-network = The network failed.
man-exit-damaged = The input or the library is damaged.
verb-show = Lays out an article on standard output.
verb-add = Subscribes to feeds, to pages that announce one, to files and folders.
verb-import = Subscribes to all feeds of a list: OPML, or a urls file of newsboat.
verb-export = Writes the subscriptions, or the articles of the library, for other programs.
verb-fetch = Fetches what is new from the sources.
verb-list = Lists the headlines of the library.
verb-entities = Lists the people, places, dates and sums in an article.
verb-find = Searches an article or the library, whatever its spelling habits.
verb-doctor = Finds out what this terminal is and which mode reads right in it.
verb-config = Says where the config file is, prints it with every option, or checks it.
verb-config-path = Prints where the config file is, or would be.
verb-config-default = Prints a config file with every option and key, what it does and its default.
verb-config-check = Checks the config file: every fault is named with its line.
verb-completions = Prints what makes a shell complete the verbs and options of khabar.
verb-man = Prints this page.
verb-demo = Takes you on a guided tour of the reader, in the articles that come with khabar.
flag-terminal = What this terminal must be sent to show Arabic right.
flag-config = The config file.
flag-library = The library.
flag-language = The language of the words of khabar.
flag-width = The cells that a line may take.
flag-align = Where the spare room of a line goes.
flag-letters = Joined presentation forms, or the letters as they are stored.
flag-marks = Whether tashkeel is shown.
flag-digits = Digits as they are stored, or all Arabic-Indic, or all Latin.
flag-color = When output is coloured.
flag-format = What is written.
flag-kinds = Only these kinds, parted by commas: person, organization, place, product, event, date, money, percent, quantity, other.
flag-base = How the direction of paragraphs is chosen.
flag-group = The group to list them in; a slash makes a group in a group.
flag-full-text = Their items are only teasers: the page of each new one is fetched and read.
flag-to = Markdown into this folder, a file an article.
flag-unread = Only what has not been read.
flag-starred = Only what is starred.
flag-today = Only what is from today.
flag-source = This source alone: a part of its name or address.
flag-tag = Only what has this tag.
flag-all = Also sources that are not due yet.
flag-limit = The most that is listed.
flag-order = In which order.
flag-json = One JSON object for programs.

## The tour

tour-place = A tour of khabar: step { $step } of { $total }; { $key } ends it
tour-list = These are the headlines. Press { $key } to go down to the next one; its article shows beside it.
tour-open = Press { $key } to open the article and read it.
tour-page = Press { $key } to go down a page.
tour-search = Press { $key } to search in the article, and type a word, however it is spelt, such as القاهره
tour-hits = End the word with Enter, then press { $key } to go to the next place.
tour-sidebar = In the pane at the side is who and what is in the article. Press { $key } to go there.
tour-name = Choose a name, then press { $key } to go to its first mention in the text.
tour-mention = Press { $key } to go to the next mention of the same name.
tour-help = There are many more keys. Press { $key } to see all of them.
tour-over = That was the tour. Read on; { $key } quits.
tour-left = The tour was left. Read on.
