# The register of centres and the routing table, in the staff console

trust-trusted = Any centre may see it
trust-not-district = Not this district
trust-not-province = Not this province
console-mark-outside-body = for an outside body
console-mark-own-department = the desk's own department

console-nav-routing = Routing
console-routing-title = Where tips go
console-routing-lead = Which tip reaches which level. Version { $version }, signed by the system.
console-routing-waits = Waits for a second person
console-routing-asked-by = Asked by { $name }, { $at }
console-routing-line = Tip
console-routing-now = Now
console-routing-then = Then
console-routing-confirm = I have read it: put it in force
console-routing-drop = Decline
console-routing-take-back = Take back
console-routing-second = Another person, a lead of the national desk, must confirm it. Until then the table below stays in force.
console-routing-where = Where would such a tip go?
console-routing-where-ask = Show the centre
console-routing-standby = Stands by:
console-routing-kind = Tip
console-routing-service = Service of the accused
console-routing-workplace = Workplace of the accused
console-routing-trust = Kept from
console-routing-area = Area code (2, 4, 6 or 8 digits)
console-routing-receiver = Received by
console-routing-mark = Mark
console-routing-all = All
console-routing-as-it-is = As it is
console-routing-unknown-area = There is no area with the code { $code }. Check the digits.
console-routing-no-mark = None
console-routing-change = Ask for a change
console-routing-change-text = A tip may be sent higher, never below the rule: a misconduct tip never reaches the office of the accused or one below it. A new wish joins the one that waits.
console-routing-ask = Ask
console-routing-asked = Asked. A lead of the national desk must confirm it.
console-routing-confirmed = The new table is in force.
console-routing-dropped = Dropped. The table stays as it was.

console-refused-routing-undercuts = This would send tips lower than the rule allows, where the accused or a centre that must not see them could read them.
console-refused-routing-unchanged = That is what the table says already.
console-refused-changed-meanwhile = The wish was changed after you opened this page. Read the newest below before you confirm.
console-refused-asker-gone = The account that asked is no longer active. Another admin must ask again.

console-did-ask-routing-change = asked for a change of routing
console-did-confirm-routing-change = confirmed the routing table
console-did-drop-routing-change = dropped a change of routing

# A centre's entry changes by two people
console-nav-changes = Changes
console-changes-title = Changes of the register
console-changes-lead = An admin asks, a lead of the national desk reads and confirms. Until then nothing changes.
console-changes-none = Nothing waits
console-changes-routing = A change of the routing table waits: read it
console-entry-title = In the register
console-entry-line = What
console-entry-of = { $about } ({ $centre })
console-entry-name-th = Name in Thai
console-entry-name-en = Name in English
console-entry-phone = Telephone or hotline
console-entry-phone-hint = A number that anybody may call; it is printed on signs
console-entry-contact = Contact
console-entry-contact-hint = A unit or post, no private number
console-entry-districts = Districts served
console-entry-districts-hint = A district has one centre. Choosing one that another serves moves it here.
console-entry-served-by = now served by { $centre }
console-entry-version = Signed by the system, version { $version }
console-entry-unsigned = Not signed yet: the centre has not started
console-entry-members = See and invite members
console-entry-ask = Ask for a change
console-entry-ask-text = In force once a lead of the national desk confirms it. A new wish replaces the one before.
console-entry-deactivate-text = New tips go to the centre above
console-change-confirm = I have read it, put it in force
console-change-second = A lead of the national desk must confirm it
console-change-stale = The entry was changed after this was asked for. It cannot be confirmed; an admin must ask again.
console-centre-asked = Asked. A lead of the national desk must confirm it.
console-centre-confirmed = The new entry is in force
console-centre-dropped = Dropped. The entry stays as it was.

console-refused-centre-unchanged = Nothing is different from what is in force
console-refused-centre-name-missing = The centre needs a name in both languages
console-refused-centre-district-unknown = Only districts of the centre's own province can be chosen
console-refused-centre-serves-none = An active centre must serve a district. To merge centres, ask first to deactivate the old one.
console-refused-centre-state-not-now = The state of this centre cannot change so
console-refused-centre-without-lead = No lead holds the centre's key: nobody could read its tips

console-did-ask-centre-change = asked to change a centre's entry
console-did-confirm-centre-change = confirmed a centre's entry
console-did-drop-centre-change = dropped a change of a centre's entry

# Who has started, and the reminder
console-board-title = How far centres are
console-board-lead = Silent: no reader of tips signed in for 3 whole working days
console-board-all = All
console-board-everywhere = All provinces
console-board-none = No such centre
console-board-province = Province
console-board-centre = Centre
console-board-level = Level
console-board-standing = State
console-board-last = Last signed in
console-board-phone = Telephone
console-board-districts = Districts served
console-board-letters = Print reminders ({ $count })
console-board-csv = Download CSV
console-standing-stale = Silent
console-standing-listed = Not started
console-standing-invited = Invited
console-standing-active = Active
console-standing-deactivated = Deactivated
console-centre-letter = Print a reminder
console-letters-title = Reminders
console-letters-lead = { $count } letters in Thai, a page each. Check the names, add the number, sign.
console-letters-none = No centre needs a reminder

console-letter-number = No. ......................................
console-letter-about = Subject
console-letter-to = To
console-letter-refers = Reference
console-letter-subject-start = Please start using the service for drug tips
console-letter-subject-stale = Please keep using the service for drug tips
console-letter-head-of = Head of { $centre }
console-letter-order = Ministry of Interior, letter MT 0311.3/W 1757 of 17 December 2567
console-letter-listed = By the letter above every province and district puts up signs with a QR code for drug tips and looks into each tip. { $centre } has not started to use the service, so tips from its area go to the centre above.
console-letter-invited = By the letter above every province and district puts up signs with a QR code for drug tips and looks into each tip. A head of { $centre } has been invited, but the centre is not active yet, so tips from its area go to the centre above.
console-letter-stale = By the letter above each drug tip is looked into. Nobody of { $centre } has signed in to the service for more than three working days.
console-letter-stale-last = By the letter above each drug tip is looked into. Nobody of { $centre } has signed in to the service for more than three working days, the last time on { $day }.
console-letter-please = Please do the following.
console-letter-listed-1 = 1. Name a head of the centre and tell the admin, who hands over an invitation.
console-letter-listed-2 = 2. Make the account with the invitation and have the head of the centre above confirm the person by telephone.
console-letter-listed-3 = 3. Keep the centre's recovery sheet in a safe and invite at least one member of staff.
console-letter-invited-1 = 1. Make the account with the invitation; after seven days ask the admin for a new one.
console-letter-invited-2 = 2. Have the head of the centre above confirm the person by telephone, comparing the code on the screen.
console-letter-invited-3 = 3. Keep the centre's recovery sheet in a safe and invite at least one member of staff.
console-letter-stale-1 = 1. The head or staff of the centre sign in soon and open the centre's tips.
console-letter-stale-2 = 2. Name who looks in each working day, and who gets notices in LINE.
console-letter-stale-3 = 3. Tell the admin at once if signing in fails or the person in charge has moved.
console-letter-closing = For your consideration and action.
console-letter-respect = Yours respectfully
console-letter-name = (......................................................)
console-letter-phone = Tel. { $phone }

# Transfers: the way, back, loops, and moving to a centre that has just begun
console-transfer-reason-returned = Sent back
console-transfer-reason-now-active = The centre of the place works now
console-transfer-way = Where this tip has been
console-transfer-back = Send back
console-transfer-back-text = { $centre } sent this tip. If it is not ours, send it back and say why.
console-transfer-back-why = Why it goes back
console-transfer-back-why-hint = Sealed, it goes with the tip
console-transfer-back-do = Send back
console-transfer-loop = This tip has been at that centre twice. Once more is the third time: a call is quicker.
console-transfer-loop-again = This tip has been at that centre twice. Call them first. To send it all the same, tick the box below.
console-transfer-loop-short = third time
console-transfer-loop-knowing = We have talked; send it a third time
console-hand-down-title = Move tips to the centre of the place
console-hand-down-offer = { $centre } works now. { $count ->
    [one] One new tip in your queue is
   *[other] { $count } new tips in your queue are
 } from there.
console-hand-down-look = Look and move
console-hand-down-text = The key of each tip moves there and your centre can no longer open it. Tips already taken up are not moved.
console-hand-down-do = { $count ->
    [one] Move the tip
   *[other] Move { $count } tips
 }
console-hand-down-go-on = Go on
console-hand-down-moved = { $count ->
    [0] None could be moved to { $centre }
   *[other] Moved to { $centre }: { $count }
 }
console-hand-down-kept = { $count } stay with your centre: the rules do not let them go there
console-hand-down-failed = { $count } could not be moved: they were changed meanwhile or do not open. Look at each in the queue.
console-hand-down-back = Back to the queue
console-refused-transfer-loops = This tip has been at that centre twice
console-refused-transfer-back-why = Say why it goes back
