# The officers' LINE account: linking, notices and acknowledging

officer-hello =
    Hello. This account alerts the staff of a centre.
    Type the 12-character linking code from the console here.
officer-linked =
    Linked.
    New tips of your centre will be announced in this chat.
officer-already-linked =
    This chat is linked already; new tips are announced here.
    Signs you hung: send their photos to this chat.
    To stop, block this account.
officer-code-unknown =
    That code is unknown or has expired.
    Get a new one from the console and type it here.
officer-tips-not-here =
    Tips cannot be given here; what you sent was not kept.
    To report drugs, scan the QR code on a sign.

officer-ack-first =
    Noted: { $reference }
    Please also open the tip and accept it in the console.
officer-ack-again = You acknowledged { $reference } at { $time }.
officer-ack-colleague = { $name } acknowledged { $reference } at { $time }.
officer-ack-not-found = This tip is not at your centre; it may have been transferred.

notice-new = New tip
notice-title = New tip · { $urgency }
notice-secret = 1 confidential tip
notice-reference = Reference { $reference }
notice-drug = Drugs
notice-has-media = with files
notice-due = Accept by { $time }
notice-due-day = Accept by { $day } { $time }
notice-withdrawn = The reporter withdrew
notice-added = The reporter added something
notice-late = Past its time: nobody has accepted it yet
notice-late-below = A centre you stand by for has not accepted a tip
notice-left-alone = Nobody is left at its centre who may see this tip
notice-digest = { $count } tips to screen
notice-digest-line = They came since the last such notice
notice-acknowledge = Acknowledge
notice-open = Open

officer-menu-open = Open the console
officer-menu-link = Link this account
officer-menu-about = How it works
officer-about =
    ● New tips of your centre are announced here, without their content.
    ● ‘Acknowledge’ tells your colleagues that you saw it; it does not take up the tip.
    ● Read and accept tips in the console: tap ‘Open the console’.
    ● Signs you hung: send their photos to this chat, several at once; their QR codes are read and filed.
    ● To get no more notices, block this account. If you lose your phone, tell your lead.
