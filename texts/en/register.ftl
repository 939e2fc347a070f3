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
