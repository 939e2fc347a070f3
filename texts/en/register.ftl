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
console-refused-routing-changed-meanwhile = The wish was changed after you opened this page. Read the newest below before you confirm.
console-refused-routing-asker-gone = The account that asked is no longer active. Another admin must ask again.

console-did-ask-routing-change = asked for a change of routing
console-did-confirm-routing-change = confirmed the routing table
console-did-drop-routing-change = dropped a change of routing
