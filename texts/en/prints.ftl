# Printing of signs, in the console

console-signs-print = Print signs
console-prints-title = Print batches
console-prints-lead = Every sign is drawn and checked before you get its file. Files are kept for 30 days
console-prints-empty = No batches yet
console-prints-empty-text = Choose an area and a template; you get files for the print shop and a printing order
console-print-new = Order sign files
console-print-number = Number
console-print-what = Template
console-print-made = Ordered
console-print-sheets = Sheets
console-print-state = State
console-print-everywhere = Several provinces
console-print-state-waiting = Waiting
console-print-state-drawing = Being drawn
console-print-state-ready = Files ready
console-print-state-stopped = Stopped
console-print-sent = Sent to the shop

console-print-choose-area = Choose a province or district
console-print-choose-province = Choose a province, then a district if you like
console-print-districts = Districts
console-print-provinces = Provinces
console-print-one = Or one sign: its code
console-print-template = Template
console-print-template-vinyl-240x120 = Vinyl, wide
console-print-template-vinyl-120x240 = Vinyl, tall
console-print-template-xstand-60x160 = X-stand, small
console-print-template-xstand-80x180 = X-stand, large
console-print-template-rollup-80x200 = Roll-up
console-print-template-poster-a2 = Poster A2
console-print-template-poster-a3 = Poster A3
console-print-template-a4-mono = A4, black and white
console-print-template-leaflet-a4 = Leaflet A4
console-print-template-sticker-10x10 = Sticker, small
console-print-template-sticker-30x30 = Sticker, large
console-print-template-square-1080 = Picture for LINE groups
console-print-custom = Another size
console-print-custom-text = Give width and height
console-print-custom-of = { $size } cm
console-print-width = Width (cm)
console-print-height = Height (cm)
console-print-sides = { $smallest } to { $largest } cm a side, one decimal if needed; drawn from the template nearest in shape
console-print-read-from = { $size } cm, scanned from as far as { $metres } m
console-print-centimetres = { $size } cm
console-print-pixels = 1080 × 1080 pixels
console-print-mode = Code on the sign
console-print-mode-site = Each site's own
console-print-mode-text-site = Every sign carries the QR code of the place where it hangs
console-print-mode-district = One for the whole district
console-print-mode-text-district = The same QR on all signs of a district; nothing tells which of them was scanned
console-print-mode-square = None, a white square
console-print-mode-text-square = One vinyl for a district; each site's 30 × 30 sticker covers the square
console-print-format = File
console-print-format-pdf = PDF at true size, for the print shop
console-print-format-png = PNG, to look at or send in a chat
console-print-format-tiff = TIFF 100 dpi CMYK, large files
console-print-binding = Packed as
console-print-binding-zips = A ZIP for each district
console-print-binding-one-file = One PDF of many pages
console-print-digits = Thai digits (sign codes stay as they are)
console-print-look = Show the first sign
console-print-first = The first sign
console-print-preview = Preview of the first sign
console-print-many = { $many } sheets in all
console-print-order = Order files for { $many }
console-print-bare = { $bare ->
    [one] 1 site has
   *[other] { $bare } sites have
} no code yet, so nothing is printed for them.
console-print-bare-district = { $bare ->
    [one] 1 district has
   *[other] { $bare } districts have
} no code of its own yet, so nothing is printed for it.
console-print-order-text = The files will be on the batch's page; you may leave this one
console-print-choose-first = Choose an area or type a sign's code, then “Show the first sign”
console-print-ordered = Ordered. The signs are being drawn and checked one by one
console-print-incomplete = Not yet complete by the letter
console-print-incomplete-text = The address of MOI Drugs GIS is not set: signs lack the Ministry's code and do not count as complete

console-print-progress = Progress
console-print-so-far = { $settled } of { $total }
console-print-withheld-many = { $many } withheld
console-print-binding-now = binding the files
console-print-refresh = Refresh
console-print-stop = Stop this batch
console-print-stopped = Stopped
console-print-files = Files
console-print-file-all = All signs
console-print-file-order = Printing order
console-print-file-manifest = List of the signs in the file
console-print-size = { $size } MB
console-print-kept = Files are erased after 30 days. Every download is recorded
console-print-no-files = No sign passed its check, so there are no files
console-print-picture = What this picture is for
console-print-picture-use = Open the ZIP and send the picture in the village's or community's LINE group. Each place has its own; nothing goes to the print shop
console-print-picture-text = 1080 × 1080 pixels for LINE groups, as PNG; it is not printed
console-print-announce-text = It can be announced over the loudspeaker as well, in Thai:
console-print-announce = “พี่น้องคะ พบเห็นยาเสพติด แจ้งได้ ไม่ต้องบอกชื่อ โทร { $oncb } หรือดูป้ายหน้าที่ทำการ ถ่ายรูปไว้ สแกนที่บ้านก็ได้ค่ะ”
console-print-shop = Print shop
console-print-shop-text = Once the files went to the shop, record here that these signs are printed
console-print-mark-sent = Sent to the shop
console-print-sent-at = Sent to the shop { $day }
console-print-sent-noted = Recorded: the signs of this batch are printed
console-print-withheld =
    { $many ->
        [one] One sign withheld
       *[other] { $many } signs withheld
    }
console-print-withheld-text = These signs are not in the files. Put right what is said below and order just those again
console-print-fault-overflow = The name is longer than its place: shorten it or take a larger template
console-print-fault-contrast = Colours too close to be read in poor light
console-print-fault-size = Our code is not large enough beside the Ministry's
console-print-fault-module = The code's modules are too small for the distance
console-print-fault-unreadable = The code cannot be read from the file
console-print-fault-foreign = Another code is in the file
console-print-fault-quiet = Not enough white around the code
console-print-fault-apart = The two codes are too close to each other
console-print-fault-same = The two codes are the same
console-print-fault-empty = A page is empty
console-print-fault-undrawable = This sign cannot be drawn
console-print-fault-not-in-use = Retired or tampered with since it was ordered
console-print-fault-no-centre = No centre can take tips from here yet
console-print-fault-no-ministry = The host that draws lacks the address of MOI Drugs GIS

console-refused-print-nothing = No sign can be printed this way: make codes first, or choose another code on the sign
console-refused-print-too-many = { $many } sheets; at most { $most } in one batch: choose a smaller area
console-refused-print-no-square = This template has no room for a white square: take a vinyl or a stand
console-refused-sign-size = Give width and height in centimetres, { $smallest } to { $largest } a side, one decimal if needed
console-refused-sign-shape = No drawing fits this shape. Sizes nearby that one fits: { $near } cm
console-refused-print-one-file = Only PDF can be one file
console-refused-print-two-sides = A leaflet has two sides: only PDF
console-refused-print-code = Sign { $code } cannot be printed this way: is the code right, is the sign in use, and does “Code on the sign” fit it?
console-refused-print-finished = This batch is finished
console-refused-print-not-ready = The files are not ready yet
console-refused-print-sent-already = It was already recorded as sent
console-did-order-print = ordered sign files
console-did-stop-print = stopped a print batch
console-did-sent-print = sent signs to the shop
console-did-take-print = downloaded sign files
