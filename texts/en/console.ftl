# The staff console: words that only its pages use. Shared words (status, urgency, drugs) are in words.ftl.

console-name = Bosae
console-foot = For centre staff · every reading and every act is recorded
console-skip = Skip to content
console-nav = Main menu
console-nav-tips = Our tips
console-nav-members = Members
console-nav-centres = Centres
console-nav-audit = Audit
console-nav-account = My account
console-sign-out = Sign out
console-next = Continue
console-save = Save
console-cancel = Cancel
console-done = Done
console-print = Print
console-copy = Copy
console-copied = Copied
console-search = Search
console-choose = Choose…
console-nobody = Nobody yet
console-pages = More pages
console-page-of = Page { $number } of { $pages }
console-page-before = Previous
console-page-after = Next
console-unread = Unread

role-staff = Staff
role-lead = Lead
role-clerk = Data clerk
role-admin = Admin
role-inspector = Inspector

## Sign-in

console-sign-in-title = Sign in
console-sign-in-lead = For centre staff only. The public reports through LINE, from a sign.
console-sign-in-invited = Do you have an invitation code?
console-sign-in-enrol = Make your account
console-login = Login name
console-login-hint = Letters a–z, digits, dot or hyphen; at least 3
console-password = Password
console-password-again = Password again
console-password-hint = At least 14 characters; spaces are fine
console-second-title = Confirm it is you
console-second-lead = Open the authenticator app on your phone and type the 6 digits within 5 minutes.
console-second-code = 6 digits, or a one-time code
console-second-lost = My phone is not with me
console-second-lost-text = Use a one-time code from the paper you printed. Each works once. If you have neither, talk to your lead.
console-second-other = Use another login

## Enrolment

console-enrol-title = Make an account from an invitation
console-enrol-lead = Use the code that was handed to you. It lasts 7 days.
console-enrol-code = Invitation code
console-enrol-code-hint = Small or capital letters, hyphens not needed
console-enrol-has-account = I have an account: sign in
console-enrol-step-code = Invitation
console-enrol-step-keys = Password and phone
console-enrol-step-paper = Print and keep
console-enrol-hello = Hello, { $name }
console-enrol-choose = Choose a login name and a password
console-enrol-phrase = A phrase for you
console-enrol-phrase-hint = Four random words: easy to remember, hard to guess. Use it as your password, exactly as written, or choose your own.
console-strength = How hard to guess
console-strength-0 = Very easy to guess. Try the phrase above.
console-strength-1 = Easy to guess. Try the phrase above.
console-strength-2 = Still guessable. Add one more unrelated word.
console-strength-3 = Hard to guess. Fine.
console-strength-4 = Very hard to guess. Fine.
console-enrol-second = Link your phone
console-enrol-second-text = Open an authenticator app (such as Google Authenticator, Aegis or 2FAS), scan this, then type the 6 digits that it shows.
console-enrol-symbol = QR code for the authenticator app
console-enrol-secret = If you cannot scan, type this into the app
console-enrol-first-code = 6 digits from the app
console-enrol-make = Make my account
console-paper-title = Ten one-time codes
console-paper-text = They stand in for your phone when it is lost or empty. Print them or write them down and keep them where only you can reach. They are not shown again.
console-fingerprint-own = Who confirms you will call. Read it out, four by four.
console-wait-title = Waiting for confirmation
console-wait-text = Your account is made, but it cannot be used until somebody confirms that it is you: the lead of the centre above if you are your centre's first lead, otherwise your own lead.
console-ready-title = Your account is ready
console-ready-text = Put the papers away first, then sign in.

console-recovery-heading = The centre's recovery sheet
console-recovery-text = The centre's key has just been made. Should everybody at the centre forget their passwords, only these two papers together open its tips; one alone says nothing. Print them now, they are not shown again. Each comes out on its own page.
console-recovery-title = Recovery sheet, half { $number } of 2
console-recovery-version = Key version { $version }
console-recovery-own = Keep in this centre's safe
console-recovery-parent = Seal and send to the centre above, for its safe (national desk: a safe outside the desk)
console-recovery-warning = Never photograph it, never keep both halves together, never type it into a computer except to recover.

## Queue

console-queue-title = Our tips
console-queue-summary = { $total } in all · { $unread } unread
console-queue-filters = Choose what to see
console-queue-caption = Tips of the centre, most urgent and newest first
console-queue-reference = Reference
console-queue-what = About
console-queue-where = Area
console-queue-status = Status
console-queue-age = Age
console-queue-assigned = Assigned to
console-queue-open = Not closed
console-queue-all = All
console-queue-any-urgency = Any urgency
console-queue-empty = No tips yet
console-queue-empty-text = When somebody reports in the centre's area, the tip appears here and the officers get a message in LINE.
console-queue-none-here = Nothing matches
console-queue-show-all = Show all tips
console-queue-left = Transferred away
console-queue-left-text = The content went with the tip. Only the reference stays here.
console-queue-acknowledged = Acknowledged in LINE
console-age = { $hours ->
    [0] under 1 h
   *[other] { $hours } h
 }
console-no-place = No area given
console-flag-closing = Waiting for a second person
console-flag-has-media = Files
console-flag-other-language = Not in Thai
console-flag-own-department = About the desk's own department
console-flag-outside-body = For an outside body
console-secret = Confidential

## One tip

console-origin-proven = Origin verified
console-origin-not-proven = Origin not proven
console-origin-not-proven-text = The signature of the intake does not fit this tip. It may have been changed or planted in the database. Do not act on it yet; tell the admin and your lead.
console-tip-came = Came { $when } · { $hours ->
    [0] under 1 h ago
   *[other] { $hours } h ago
 }
console-tip-words = In the reporter's words
console-tip-no-words = The reporter typed nothing
console-tip-later = Added later
console-tip-answers = Answers from the menus
console-tip-pictures = Pictures and files ({ $count })
console-part-broken = Cannot be opened: changed on the way
console-picture-alt = Picture { $number } from the reporter
console-media-name-picture = Picture { $number }
console-media-name-clip = Clip { $number }
console-media-name-voice = Voice { $number }
console-media-name-file = File { $number }
console-picture-save = Save file
console-picture-not-proven = Origin not proven
console-picture-broken = Does not open: lost or changed
console-picture-pending = Being fetched and checked
console-media-failed-too-big = Too large: not kept
console-media-failed-gone = It did not arrive; the reporter may have taken it back
console-media-failed-not-allowed = Could not be opened safely: not kept
console-media-failed-not-supported = A kind of file that is not taken: not kept
console-media-failed-other = This file could not be received
console-media-may-tell = May hold hidden details
console-voice-open = Listen to the voice
console-voice-warning = A voice can tell who the reporter is. Listen alone and only if needed, then write it down so that others can read instead.
console-transcript-none = Nobody has written down what is said
console-transcript-write = What is said
console-transcript-save = Save what is said
console-question-what = About
console-question-act = What the official does
console-question-use = What is wanted
console-question-time = When
console-question-drugs = Drugs
console-question-guard = Take care
console-question-source = How they know
console-question-service = Service
console-question-workplace = Workplace
console-question-place = Place
console-question-official-place = Area (workplace or scene)
console-questions = Questions to the reporter
console-asked-waiting = Waiting for an answer
console-asked-answered = Answered
console-asked-gone = No answer
console-answer-unknown = (The reporter answered: don't know)
console-ask-hint = The reporter sees it after entering the tracking code. Where alerts were allowed, LINE only says that there is a new message. Answering is up to the reporter. One question at a time.
console-ask-wording = Questions that are safe to ask
console-ask-own = Write my own
console-ask-write = Write a question, or add to the chosen one
console-ask-doubtful = The answer could tell who the reporter is. Never ask for a name, phone number, ID card, address or place of work, and do not offer to call back. Ask about the place or the deed instead.
console-ask-sure = I looked again: this question does not tell who the reporter is
console-act-ask = Leave the question
console-notes = The centre's notes
console-note-write = Write a note
console-note-hint = Sealed with the tip: only who can open this tip can read it. The reporter never sees it.
console-note-restored = Your note had not been saved. Here it is again: press save.
console-note-save = Save note
console-note-about-reopen = Why it was re-opened
console-note-about-urgency = Why the urgency was changed
console-note-about-transfer = For the receiving centre
console-note-about-transcript = What a voice says
console-history = History of this tip
console-readers = Who has read it
console-readers-none = Nobody has opened it yet
console-readers-above = Who reads a confidential tip is watched by the centre above
console-outcome-persons = { $outcome }, { $count } persons
console-referral = { $target } · { $letter } · { $date }
console-referral-no-letter = { $target } · { $date }
console-referrals = Agencies informed
console-seizures = Seized

## Acts

console-acts = Next steps
console-acts-none = Nothing to do right now
console-act-accept = Accept
console-act-accept-hint = Starts the case and names you as responsible
console-act-investigating = Start investigating
console-act-investigated = Investigated…
console-act-investigated-do = Record outcome and close
console-act-insufficient = Not enough to go on…
console-act-insufficient-hint = Rests the tip. The reporter can add more at any time with the receipt.
console-act-insufficient-do = Rest it: not enough information
console-act-refer = Refer to the competent agency…
console-act-refer-do = Record the referral
console-act-transfer = Transfer to another centre
console-act-reopen = Re-open
console-act-urgency = Change urgency…
console-act-urgency-do = Change urgency
console-act-assign = Assign…
console-assign-to = Responsible
console-outcome = Outcome
console-outcome-count = Persons
console-outcome-count-hint = How many were arrested or led to treatment; may be left empty
console-seized = Seized, if anything
console-seized-hint = Whole numbers; leave lines you do not need empty
console-seized-drug = Drug, line { $number }
console-seized-amount = Amount, line { $number }
console-seized-amount-short = Amount
console-seized-unit = Unit, line { $number }
console-unit-pill = pills
console-unit-gram = grams
console-unit-piece = pieces
console-unit-plant = plants
console-unit-litre = litres
console-two-to-close = A confidential tip closes when a second member agrees
console-two-to-close-alone = A confidential tip closes when a second member agrees. You are the only one here who can open it: invite another member, or transfer it to the centre above, if there is one.
console-refer-target = Agency
console-refer-target-hint = Choose from the list or type a name
console-refer-letter = Letter number
console-refer-letter-hint = May be left empty for now
console-refer-date = Date
console-refer-date-hint = Day/month/year B.E., for example 21/11/2569
console-agency-police = Local police station
console-agency-narcotics-police = Narcotics Suppression Bureau
console-agency-oncb = ONCB regional office
console-agency-health = Hospital or public health office
console-agency-dopa = Department of Provincial Administration
console-agency-nacc = National Anti-Corruption Commission (1205)
console-agency-pacc = Public Sector Anti-Corruption Commission (1206)
console-agency-inspector = Police inspectorate (1599)
console-reason = Reason
console-reason-hint = Kept as a note, sealed with the tip
console-urgency = Urgency
console-closing-title = Waiting for a second person
console-closing-text = { $who } asks to close it as “{ $what }”
console-closing-agree = Agree and close
console-closing-decline = Keep it open
console-closing-other = You asked; another member of the centre must agree.
console-closing-alone = You asked; another member must agree. You are the only one here who can open it: invite another member, or press “Keep it open” and transfer it to the centre above, if there is one.
console-undo = Undo
console-undo-text = Done: { $act } · can be undone until { $until }
console-transfer-title = Transfer { $reference }
console-transfer-warning = With the transfer the tip's key moves to the other centre. Your centre can no longer open it, and this cannot be undone. The reporter only sees that it was passed to the responsible centre.
console-transfer-to = To the centre
console-transfer-reason = Why
console-transfer-reason-other-area = It happened in another area
console-transfer-reason-other-level = Another level should handle it
console-transfer-reason-conflict = Somebody at our centre is involved
console-transfer-reason-other = Another reason
console-transfer-note = For the receiving centre
console-transfer-note-hint = May be left empty; sealed with the tip
console-transfer-understood = I understand that our centre can no longer open this tip
console-transfer-do = Transfer
console-transfer-nowhere = No active centre may receive this tip
console-level-desk = National
console-level-province = Province
console-level-district = District

console-done-note = Note saved
console-done-ask = Question left for the reporter
console-done-transcript = What is said was saved
console-done-accept = Accepted. You are responsible for it.
console-done-investigating = Investigation started
console-done-investigated = Outcome recorded, tip closed
console-done-insufficient = Tip rested
console-done-refer = Referral recorded
console-done-transfer = Tip transferred
console-done-reopen = Tip re-opened
console-done-urgency = Urgency changed
console-done-assign = Assigned
console-done-undo = Undone. The tip is as it was.
console-done-agree = Tip closed
console-done-decline = The tip stays open
console-done-asked = Asked. It closes when a second member agrees.

## Members and centres

console-members-title = Members
console-members-lead = Who holds the centre's key, and who gets notices in LINE
console-member-name = Name
console-member-role = Role
console-member-state = State
console-member-keys = Has
console-member-has-key = Centre's key
console-member-officer = LINE notices
console-member-remove = Remove…
console-member-remove-text = The account stops at once; its keys and LINE notices are deleted.
console-member-remove-do = Remove { $name }
console-member-state-invited = Invited
console-member-state-enrolled = Waits for confirmation
console-member-state-active = Active
console-member-state-removed = Removed
console-no-centre = No centre
console-waiting-title = Waiting for you
console-waiting-text = Call the person on a number you already know and let them read out the key's fingerprint. Confirm only if it is the same.
console-waiting-activates = Confirming activates this centre: it starts to receive tips.
console-waiting-compared = I compared the fingerprint with the person
console-waiting-confirm = Confirm
console-fingerprint = Key fingerprint
console-confirmed = Confirmed
console-removed = Removed
console-invite-title = Invite a member
console-invite-text = You get one invitation code. Hand it over in person; a second person then confirms before the account can be used.
console-invite-name = Name shown
console-invite-name-hint = Name and post, so that colleagues know who it is
console-invite-centre = Centre
console-invite-elsewhere = Here you invite people who belong to no centre. To invite into a centre, open it under
console-members-none = No members yet
console-invite-do = Make invitation code
console-invited-title = Invitation code
console-invited-text = Hand it to { $name } ({ $role }) in person. It works once, within 7 days.
console-code-once = Shown this once
console-centres-title = Centres
console-centres-lead = { $active } of { $total } active
console-centres-search = Name of a centre or province
console-centres-found = { $found ->
    [1] 1 centre fits ‘{ $query }’
   *[other] { $found } centres fit ‘{ $query }’
 }
console-centres-at-work = Centres that have started
console-centres-provinces = By province
console-centres-provinces-text = The numbers are active centres and all centres of the province. Open a province to see its districts and to invite their first leads.
console-centre-name = Centre
console-centre-level = Level
console-centre-state = State
console-centre-parent = Centre above
console-centre-invite = Invite the first lead
console-centre-state-listed = Not started
console-centre-state-invited = Lead invited
console-centre-state-active = Active
console-centre-state-deactivated = Deactivated

## Audit

console-audit-title = Audit
console-audit-lead = Every reading and every act at the centre; nothing here can be changed or deleted
console-audit-when = When
console-audit-who = Who
console-audit-what = What
console-audit-seal = Seal
console-audit-sealed = Seal { $number }
console-audit-unsealed = Not sealed yet
console-audit-empty = Nothing recorded yet
console-audit-everybody = Everybody
console-audit-day = Day (day/month/year B.E.)
console-audit-show = Show
console-audit-all = Show all
console-audit-total = { $total ->
    [1] 1 entry
   *[other] { $total } entries
 }
console-audit-none-here = Nothing recorded for this choice
console-audit-reporter = Reporter
console-audit-service = The service
console-audit-member = Member

## My account

console-account-title = My account
console-account-centre = Centre
console-officer-title = Notices in LINE
console-officer-text = Add the officers' LINE account as a friend and send this code in the chat. Notices never carry what was told.
console-officer-do = Get a code for LINE
console-officer-again = Get a new code
console-officer-linked = LINE is linked
console-officer-not-linked = LINE is not linked yet
console-officer-linked-text = Notices go to the linked chat. With another LINE account, get a new code and send it from there. To end the notices, block the officers' account in LINE.
console-officer-code-title = Code for LINE
console-officer-code-text = Send this code in the chat with the officers' LINE account. It works once, within 24 hours; earlier codes no longer work.

## When something cannot be done

console-refused-title = Not possible now
console-refused-empty = Something is still empty. Please fill it in.
console-refused-long = Too long: { $limit } characters at most
console-refused-number = The amount must be a whole number
console-refused-date = That date could not be read. Type day/month/year B.E., for example 21/11/2569.
console-refused-again = The two passwords differ. Type both again.
console-refused-seized = Each seized line needs a drug and an amount
console-refused-second-late = More than 5 minutes have passed. Enter your password again.
console-refused-sign-in-refused = That did not work. Check login and password. After several wrong tries there is a wait, and an account must be confirmed first.
console-refused-second-factor-refused = That code did not work. Wait for the next one in the app and try again.
console-refused-invitation-unknown = No such invitation, or it has expired. Check it four by four, or ask for a new one.
console-refused-login-taken = Somebody has this login name. Try another.
console-refused-login-malformed = A login name has a–z, digits, dot or hyphen, at least 3, and starts with a letter or digit.
console-refused-password-short = That password is too short: at least { $length } characters.
console-refused-password-weak = That password is too easy to guess. Try the phrase above.
console-refused-act-not-now = This cannot be done with the tip now. Somebody may have been first; see where it stands below.
console-refused-no-key = Your account has no key of the centre yet. Let your lead or a colleague sign in once, then try again.
console-refused-content-erased = The content of this tip has been erased: it was withdrawn before the centre took it up, or its time was over.
console-refused-tip-broken = This tip does not open. Somebody may have changed the database. Tell the admin and the centre above.
console-refused-transfer-not-allowed = It cannot go to that centre: not active, or this tip must not go there.
console-refused-not-allowed = Your role cannot do this.
console-refused-not-assignable = It cannot be given to this person.
console-refused-name-missing = Please fill in a name.
console-refused-centre-needs-lead = The first member of a centre must be its lead.
console-refused-entry-changed = This entry does not fit its signature; somebody may have changed the database. Do not confirm; tell the admin.
console-refused-last-lead = This is the last lead. Another lead must hold the key first.
console-refused-last-admin = This is the last admin. There must be another one first.
console-refused-count-malformed = The number of persons must be a possible number
console-refused-date-in-future = That date has not come yet
console-refused-seized-malformed = Each seized line needs a drug, an amount and a unit
console-refused-target-missing = Please name the agency
console-refused-text-long = Too long: { $length } characters at most
console-refused-text-missing = Something is still empty. Please fill it in.
console-refused-mailbox-not-ready = The tracking code of this tip is still being prepared. Try again in a minute.
console-refused-try-again = Somebody did something at the same moment. Please try again.
console-refused-other = This cannot be done right now. Please try again.

console-error-home = To the first page
console-error-400-title = Something was missing
console-error-400-text = This page could not read what was sent. Go back and try again.
console-error-403-title = Not from here
console-error-403-text = The request did not come from a page of this console. Open it from the menu and try again.
console-error-404-title = Page not found
console-error-404-text = The link may be old, or there is nothing here for you to see.
console-error-413-title = Too large
console-error-413-text = What was sent is too long.
console-error-500-title = Something broke
console-error-500-text = It is not your fault. What was saved is still there; try again in a moment.
console-error-503-title = Busy
console-error-503-text = What was saved is still there; try again in a moment.
console-error-form-title = This page was open too long
console-error-form-text = Nothing was saved. Go back, reload the page and send it again.

console-results = Recorded results

## What was done (history and audit)

console-did-submitted = Reported
console-did-added = Added information
console-did-withdrawn = Withdrew the tip
console-did-open-tip = Read
console-did-open-media = Opened a file
console-did-note = Wrote a note
console-did-ask = Left the reporter a question
console-did-accept = Accepted
console-did-investigating = Started investigating
console-did-investigated = Investigated
console-did-insufficient = Rested
console-did-refer = Referred to an agency
console-did-reopen = Re-opened
console-did-urgency = Changed the urgency
console-did-assign = Assigned
console-did-undo = Undid the last act
console-did-transfer = Transferred
console-did-ask-to-close = Asked to close
console-did-agree-to-close = Agreed to close
console-did-decline-to-close = Kept open
console-did-acknowledge = Acknowledged in LINE
console-did-sign-in = Signed in
console-did-sign-in-failures = Several wrong sign-ins
console-did-invite = Invited a member
console-did-enrol = Enrolled
console-did-remove-member = Removed a member
console-did-confirm-member = Confirmed a member
console-did-activate-centre = Activated the centre
console-did-hand-over-key = Handed over the centre's key
console-did-found = Founded the installation
console-did-officer-code = Asked for a LINE code
console-did-officer-link = Linked LINE
console-did-officer-unlink = Unlinked LINE
console-did-address-forgotten = Deleted the reply address
console-did-content-erased = Content erased when due
console-did-media-erased = Files erased when due
