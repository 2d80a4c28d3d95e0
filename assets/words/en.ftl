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
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Search

search-prompt = Search:
search-none = No hit for “{ $query }”

## States

empty-headlines = No articles here.
empty-entities = No names or figures stand out in this article.
nothing-chosen = Choose a name from the list to follow its mentions.
nothing-unread = Nothing else is unread.
last-article = This is the last article.
first-article = This is the first article.
marked-read = Marked read.
marked-unread = Marked unread.
loading = Loading…

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
help-count = A count before any command repeats it: { $example }.
help-keyboard = Letter keys work on an Arabic keyboard without switching it: by their place.
help-close = { $key } to go back
group-moving = Moving
group-panes = Panes
group-articles = Articles
group-search = Search
group-entities = Names and figures
group-program = Program

command-down = one line or headline down
command-up = one line or headline up
command-top = to the start
command-bottom = to the end
command-half-page-down = half a page down
command-half-page-up = half a page up
command-page-down = a page down
command-page-up = a page up
command-pane-left = the pane on the left of the screen
command-pane-right = the pane on the right of the screen
command-next-pane = the next pane
command-previous-pane = the pane before
command-open = open the article, or the first mention of the chosen name
command-next-article = the next article
command-previous-article = the article before
command-toggle-read = mark the article read or unread
command-search = search in the article
command-next = the next hit; without a search, the next unread article
command-previous = the hit before; without a search, the unread article before
command-search-word = search the word or name under the cursor
command-toggle-entities = show or hide who and what is in the article
command-next-mention = the next mention of the chosen name
command-previous-mention = the mention before of the chosen name
command-help = show the keys
command-cancel = leave the search or the help
command-redraw = draw the screen again
command-suspend = suspend khabar and go back to the shell
command-quit = back, or quit

## Hints: a word or two beside the key

hint-down = down
hint-up = up
hint-top = start
hint-bottom = end
hint-half-page-down = half page
hint-half-page-up = half page
hint-page-down = page
hint-page-up = page
hint-pane-left = left
hint-pane-right = right
hint-next-pane = next pane
hint-previous-pane = pane before
hint-open = open
hint-next-article = next article
hint-previous-article = article before
hint-toggle-read = read
hint-search = search
hint-next = next
hint-previous = previous
hint-search-word = search word
hint-toggle-entities = names
hint-next-mention = next mention
hint-previous-mention = mention before
hint-help = help
hint-cancel = close
hint-redraw = redraw
hint-suspend = suspend
hint-quit = quit
