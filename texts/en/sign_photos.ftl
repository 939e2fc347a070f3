# Photos of hung signs: in the officers' LINE account and in the console

officer-photos-filed =
    Filed { $count ->
        [one] 1 sign
       *[other] { $count } signs
    }:
    { $signs }
officer-photos-no-code =
    Photo { $numbers }: no QR code could be read.
    { $count ->
        [1] Please type the 6 characters below the QR code.
       *[other] Please type the 6 characters below each QR code, one sign at a time, beginning with the first.
    }
officer-photos-gone = Photo { $numbers } was taken back first, so nothing was filed.
officer-photos-unavailable =
    Photo { $numbers } could not be fetched from LINE, so nothing was filed.
    Please send it again.
officer-photos-too-big =
    Photo { $numbers } is too large, so nothing was filed.
    Send it again as an ordinary picture, not as the original file.
officer-photos-not-allowed = Photo { $numbers } does not open as a picture, so nothing was filed.
officer-photos-unknown = Photo { $numbers } has a code that is not in the register. If you think it is a sign of ours, tell an administrator.
officer-photos-outside = Photo { $numbers }: this sign is outside your centre's area, so nothing was filed.
officer-photos-retired = Photo { $numbers }: this sign is retired, so nothing was filed. It may be taken down.
officer-photos-more = The other photos cannot be fetched from LINE yet; you will hear of them.

officer-sign-tampered =
    A QR code that is not ours is on the sign:
    { $signs }
    Peel off the code that is not ours, then send a new photo.
officer-sign-by-hand = Filed sign { $code } { $site }.
officer-sign-still-waiting = { $count ->
        [one] 1 more photo waits
       *[other] { $count } more photos wait
    } for a code: type that of the next one.
officer-sign-photo-first = Send the photo of the sign first; the code is needed only if it cannot be read.
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
