# The MOI Drugs GIS worksheet: its page in the console, and the files (which leave in Thai)

console-worksheet-title = MOI Drugs GIS worksheet
console-worksheet-lead = Menu: ผลการดำเนินงาน → topic: บันทึกประชาสัมพันธ์และสร้างการมีส่วนร่วม
console-worksheet-how = Download, key in this order, then come back and press “Keyed”.
console-worksheet-waits = { $waiting ->
    [one] 1 report waits to be keyed
   *[other] { $waiting } reports wait to be keyed
}
console-worksheet-none-waits = Nothing waits to be keyed
console-worksheet-last = Last keyed { $day } ({ $days ->
    [0] today
    [one] 1 day ago
   *[other] { $days } days ago
})
console-worksheet-never = Never keyed yet
console-worksheet-late = More than { $limit } days
console-worksheet-late-text = ศปก.ครส. meets the provinces twice a month. Please key before the next meeting.
console-worksheet-waiting = To key
console-worksheet-keyed = Keyed
console-worksheet-area = Area
console-worksheet-every-area = All own areas
console-worksheet-since = From
console-worksheet-until = Until
console-worksheet-show = Show
console-worksheet-all = Clear filters
console-worksheet-download = Download
console-worksheet-part = { $first }–{ $last }
console-worksheet-part-text = At most { $most } reports at a time; numbers run on through the parts.
console-worksheet-excel = Excel
console-worksheet-zip = ZIP: sheet and photos
console-worksheet-number = No.
console-worksheet-day = Day
console-worksheet-place = Place
console-worksheet-code = Sign code
console-worksheet-photo = Photo
console-worksheet-photo-of = Photo of sign { $code }
console-worksheet-by = Sent by
console-worksheet-keyed-by = { $name } keyed it on { $when }
console-worksheet-choose = Choose { $number } { $code }
console-worksheet-by-hand = Code typed by hand
console-worksheet-key-chosen = Keyed: the chosen ones
console-worksheet-key-page = Keyed: all on this page ({ $many })
console-worksheet-reopen = Not keyed: the chosen ones
console-worksheet-reopen-text = The chosen reports wait to be keyed again; who re-opened them is recorded.
console-worksheet-ticked = You marked { $many ->
    [one] 1 report
   *[other] { $many } reports
} as keyed
console-worksheet-ticked-until = Can be taken back until { $until }
console-worksheet-undo = Undo
console-worksheet-empty = Nothing waits to be keyed
console-worksheet-empty-text = When photos of hung signs come in, they appear here.
console-worksheet-empty-keyed = Nothing is keyed yet
console-worksheet-empty-keyed-text = Reports that you mark as keyed move here.
console-worksheet-empty-chosen-text = Try a wider area or more days.
console-worksheet-left-out = Photos with a foreign code on the sign are not on the worksheet; see the sign photos.
console-worksheet-done-keyed = Marked as keyed
console-worksheet-done-undone = Taken back: they wait to be keyed again
console-worksheet-done-reopened = Re-opened: they wait to be keyed again
console-refused-nothing-chosen = Nothing is chosen yet. Choose some, then press again.
console-refused-undo-over = More than 10 minutes have passed, or somebody re-opened them. Choose reports under “Keyed” and press “Not keyed” instead.
console-did-export-worksheet = Downloaded the MOI Drugs GIS worksheet
console-did-key-report = Marked as keyed into MOI Drugs GIS
console-did-undo-key-report = Took back a mark as keyed
console-did-reopen-report = Re-opened a report to be keyed again

# In the files, after the words of the Ministry’s letter of 17 December 2567
worksheet-name = Worksheet for MOI Drugs GIS: installation of public signs
worksheet-cover = Cover
worksheet-lines = Reports
worksheet-activity = Installation of a public sign
worksheet-cover-menu = Main menu
worksheet-cover-menu-text = ผลการดำเนินงาน
worksheet-cover-topic = Topic
worksheet-cover-topic-text = บันทึกประชาสัมพันธ์และสร้างการมีส่วนร่วม
worksheet-cover-area = Area
worksheet-cover-period = Period
worksheet-cover-state = State
worksheet-cover-how-many = Reports
worksheet-cover-part = Part
worksheet-cover-made = Made
worksheet-cover-by = Made by
worksheet-cover-order = How to key
worksheet-cover-order-text = Key row by row in the order of the sheet of reports, then press “Keyed” in the console. The columns follow the letter; where the screen of MOI Drugs GIS differs, follow the screen.
worksheet-cover-photos = Photos
worksheet-cover-photos-text = A photo’s name starts with the number of its row, such as 001_45K7M8.jpg, and is in the ZIP.
worksheet-waiting = To key
worksheet-keyed = Keyed
worksheet-how-many = { $many } reports (numbers { $first }–{ $last } of { $total })
worksheet-part = { $part } of { $parts }
worksheet-whole-country = Whole country
worksheet-any-day = Any day
worksheet-since = From { $since }
worksheet-until = Until { $until }
worksheet-between = { $since } to { $until }
worksheet-no-picture = The photo cannot be opened; it is not in the ZIP
worksheet-column-number = No.
worksheet-column-day = Day
worksheet-column-activity = Activity
worksheet-column-kind = Kind of place
worksheet-column-site = Place of the sign
worksheet-column-subdistrict = Subdistrict
worksheet-column-district = District
worksheet-column-province = Province
worksheet-column-code = Sign code
worksheet-column-photo = File of the photo
worksheet-column-by = Sent by
worksheet-column-latitude = Latitude
worksheet-column-longitude = Longitude
worksheet-column-remark = Remark
