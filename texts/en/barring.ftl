# Recusal, bars, and takeover by the centre that stands by, in the staff console

console-nav-standby = Standby

barring-title = Who must not see { $reference }
barring-link = Step aside / bar
barring-opens-nothing = This page opens nothing of the tip and counts as no reading.
barring-bar = Keep a member from this tip
barring-bar-text = Who is kept out finds nothing of it anywhere: no line, no count, no notice, no record.
barring-whom = Member
barring-bar-do = Keep from the tip
barring-nobody = There is nobody to keep out from here. A lead is kept out by the level above.
barring-barred = Kept out
barring-lift = Let see again
barring-recuse = Step aside from this tip
barring-recuse-text = You will not see this tip again and cannot take this back yourself. If it was a mistake, tell a lead of your centre.
barring-recuse-do = Step aside
barring-done-recuse = You have stepped aside
barring-done-bar = Kept out
barring-done-lift = They see it again

console-bar-reason-kin = A relative, or close to somebody in it
console-bar-reason-involved = May be involved
console-bar-reason-interest = Another interest in it
console-bar-reason-not-said = No reason given

standby-title = Tips to take over
standby-lead = Tips of centres below this one that there is a ground to take over. Nobody here has seen what they say.
standby-total = { $total ->
    [one] 1 tip can be taken over
   *[other] { $total } tips can be taken over
}
standby-take = Take over
standby-take-do = Take over { $reference }
standby-take-all = Take over all
standby-take-text = The tip moves here and the other centre can no longer open it. Both sides see who took it over, and why.
standby-at-once = At most { $count } at once.
standby-kind = Kind
standby-centre = Is at
standby-came = Came
standby-ground = Why
standby-empty = Nothing to take over
standby-empty-text = A tip appears here when its centre is past the limit to accept, nobody signed in there for 3 working days, the centre is closed, or nobody there may see it.
standby-bar = Keep a member of a centre below out
standby-bar-text = By the reference alone; nothing is opened. Neither the member nor their centre sees this list.
standby-kept = Kept out by you
standby-done-one = Taken over. It stands in your queue.
standby-done-all = All taken over
standby-done-some = Taken over, except some that cannot move here
standby-lost = Taken over by the centre above
standby-lost-text = The content went with the tip. Only the reference stays here.
standby-lost-by = taken over by { $centre }, { $date }

console-ground-deactivated = The centre is closed
console-ground-stale = Nobody signed in for 3 working days
console-ground-all-barred = Nobody at the centre may see it
console-ground-late = Past the limit to accept

console-refused-bar-last = You are the last who sees this tip, and there is no level above. Add a member first.
console-refused-standby-nothing = No tip that this centre stands by for has this reference, or the member is not at its centre, or there is no ground any more.
console-refused-takeover-not-allowed = The rules do not let this tip come to this centre.

console-did-recuse = Stepped aside
console-did-bar = Kept somebody from the tip
console-did-lift-bar = Let somebody see it again
console-did-takeover = Taken over by the centre above
