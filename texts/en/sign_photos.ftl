# Photos of hung signs: in the officers' LINE account and in the console

officer-photos-filed =
    Filed { $count ->
        [one] 1 sign
       *[other] { $count } signs
    }:
    { $signs }
officer-photos-alone = This photo
officer-photos-numbered = Photo { $numbers }
officer-photos-no-code =
    { $photos }: no QR code could be read.
    { $count ->
        [1] Please type the 6 characters below the QR code.
       *[other] Please type the 6 characters below each QR code, one sign at a time, beginning with the first.
    }
officer-photos-gone = { $photos } was taken back first, so nothing was filed.
officer-photos-unavailable =
    { $photos } could not be fetched from LINE, so nothing was filed.
    Please send it again.
officer-photos-too-big =
    { $photos } is too large, so nothing was filed.
    Send it again as an ordinary picture, not as the original file.
officer-photos-not-allowed = { $photos } does not open as a picture, so nothing was filed.
officer-photos-unknown = { $photos } has a code that is not in the register. If you think it is a sign of ours, tell an administrator.
officer-photos-outside = { $photos }: this sign is outside your centre's area, so nothing was filed.
officer-photos-retired = { $photos }: this sign is retired, so nothing was filed. It may be taken down.
officer-photos-enough = This photo was not filed: { $most } are taken in a day. Send it again tomorrow, or let the data clerk send it in the console.
officer-photos-more = The other photos cannot be fetched from LINE yet; you will hear of them.

officer-sign-tampered =
    A QR code that is not ours is on the sign:
    { $signs }
    Peel it off, then send a new photo.
officer-sign-by-hand = Filed sign { $code } { $site }.
officer-sign-still-waiting = { $count ->
        [one] 1 more photo waits
       *[other] { $count } more photos wait
    } for a code: type that of the next one.
officer-sign-photo-first = Send the photo of the sign first; the code is needed only if it cannot be read.
officer-sign-code-how = { $count ->
        [one] 1 photo waits
       *[other] { $count } photos wait
    } for the code of its sign. Please type just the 6 characters below the QR code, or send a new photo from nearer.
officer-sign-misread =
    That code is not known.
    Please compare it with the sign character by character: 6 characters, never 0, 1, I, L, O or U.
officer-sign-unknown =
    The code { $code } is not in the register.
    Please compare it with the sign character by character.
officer-sign-outside = This sign is outside your centre's area, so nothing was filed.
officer-sign-retired = This sign is retired, so nothing was filed. It may be taken down.
officer-sign-pictures-only = Please send a photo of the sign. Clips and voices are not kept.
officer-sign-place = Share sign's place
officer-sign-placed = The place of the sign is filed.
officer-sign-place-how =
    It is not clear which sign this is the place of, so it was not kept.
    Send the photo of one sign, then its place within 15 minutes.

console-photos-title = Photos of hung signs
console-photos-lead = Send photos of hung signs: their QR codes are read and each sign is filed.
console-photos-choose = Choose photos or take one
console-photos-choose-hint = At most { $most } photos at once, { $largest } MB each, { $together } MB together. One photo may show several signs.
console-photos-kept = Position and whatever else a file carries is removed before it is kept.
console-photos-send = Send photos
console-photos-sending = Sending and reading; this may take up to a minute
console-photos-waiting = Photos waiting for a code
console-photos-newest = Newest in your areas
console-photos-none = No photo of a sign in your areas yet
console-photos-none-text = Send some here, or let the officers who hang signs send them to the officers' LINE account.
console-photos-sent = What came of your photos
console-photos-sent-lead = Signs filed: { $signs } · photos waiting for a code: { $needing }
console-photos-back = All sign photos
console-photo = Photo of sign { $code } { $site }
console-photo-number = Photo { $number }
console-photo-by = sent by { $name }
console-photo-hung = Filed
console-photo-by-hand = Code typed
console-photo-tampered = Foreign QR code
console-photo-tampered-text = Peel off the code that is not ours, then send a new photo.
console-photo-code = The 6 characters below the QR code
console-photo-no-code = QR code not readable
console-photo-file = File
console-photo-filed = The sign is filed
console-photo-problem-gone = This photo is gone
console-photo-problem-unavailable = Could not be fetched
console-photo-problem-too-big = Too large: send a smaller picture
console-photo-problem-not-allowed = Does not open as a picture: send JPEG, PNG or WebP
console-photo-problem-unknown = A code that is not in the register
console-photo-problem-outside = A sign outside your centre's area: not filed
console-photo-problem-retired = A retired sign: not filed
console-sign-photos = Photos
console-refused-photos-none = No photo was chosen.
console-refused-photos-busy = Several people are sending photos right now. Wait a moment, then send yours again.
console-refused-photos-too-much = Too much at once: at most { $most } photos, { $together } MB together. Send them in several goes.
console-refused-sign-code-unknown = This code is not known. Compare it with the sign character by character.
console-refused-sign-outside = This sign is outside your centre's area, so nothing was filed.
console-refused-sign-is-retired = This sign is retired, so nothing was filed.
console-refused-sign-photo-filed = This photo is filed already.
console-did-sign-photo = sent a sign photo
console-did-report-sign = reported a sign by a photo
