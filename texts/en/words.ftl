# Words used again and again: buttons, categories, drugs, statuses, and commands that may be typed (split by |)

command-back = back|go back
command-cancel = cancel|stop|give up
command-menu = menu|main menu|start over
command-skip = skip|pass
command-unknown = don't know|I don't know|unknown|not sure
command-send = send now|send
command-done = done|finished|that's all
command-danger = danger now|danger|help me|emergency
command-more = show more|more|next
command-hello = hello|hi|hey|good morning|test
command-thanks = thanks|thank you|ok|okay|got it
command-help = get help|help
command-who = who can see this|who can see|who reads this
command-hotlines = hotlines|hotline|phone numbers
command-reward = reward|is there a reward
command-delete = how to delete the chat|delete chat|delete the chat
command-language = language|change language
command-th = thai
command-en = english
command-drug = report drugs|report
command-follow = check my tip|tracking code|follow up
command-yes = yes|yeah|right
command-no = no|nope

label-danger = Danger now
label-call = Call { $number }
label-safe = I'm safe, go on
label-send = Send now
label-send-alert = Send + alerts
label-add = Add details
label-edit = Change
label-hide-district = Not this district
label-hide-khet = Not this district
label-hide-province = Not this province
label-done = Done
label-skip = Skip
label-unknown = Don't know
label-unsure = Not sure
label-back = Back
label-cancel = Cancel
label-cancel-yes = Erase all
label-cancel-no = Keep, go on
label-menu = Menu
label-more = Show more
label-here = Yes, { $place }
label-here-short = Yes, this district
label-here-short-khet = Yes, this district
label-elsewhere = Somewhere else
label-pictures = Choose a picture
label-yes = Yes
label-no = No
label-go-on = Go on reporting
label-enough = That's enough
label-answer = Answer
label-withdraw = Withdraw
label-keep = Don't withdraw
label-forget = Erase alert address
label-copy = Copy the code
label-delete-how = Delete this chat

menu-drug = Report drugs
menu-official = Official involved
menu-follow = Check my tip
menu-help = Get help
menu-who = Who can see this?
menu-hotlines = Hotlines
menu-language = ภาษา / Language
language-th = ภาษาไทย
language-en = English

category-selling = Selling drugs
category-violent-user = Violent drug user
category-gathering = Gathering to use
category-storing = Moving or hiding
category-producing = Making or growing
category-children = Selling to children
category-online = Online/by delivery
category-use = Only using
category-official = Official involved
category-other = Other/not sure
category-takes-money = Takes money
category-protects = Protects dealers
category-official-sells = Sells or owns it
category-official-uses = Uses drugs
category-plants-evidence = Plants evidence
category-leaks-reporter = Leaks who reported
category-official-other = Official involved with drugs

use-treatment = Help into treatment
use-troubled = They trouble us
use-inform = Just so you know

topic-who = Who
topic-time = When
topic-vehicle = Vehicle/plate
topic-pictures = Picture, clip, file
topic-method = How they sell
topic-drugs = Kind of drug
topic-guard = Weapon/dog/camera
topic-source = How I know
topic-story = What was told
topic-answer = Answer

edit-what = What
edit-place = Where
edit-story = What I wrote

time-now = Right now
time-soon = Today or tomorrow
time-daily = Every day
time-sometimes = Now and then
time-past = It is over

drug-yaba = Yaba
drug-ice = Ice
drug-heroin = Heroin
drug-ketamine = Ketamine
drug-pod-k = Drug vape (K pod)
drug-ecstasy = Ecstasy
drug-cocaine = Cocaine
drug-opium = Opium
drug-happy-water = Happy water
drug-sleeping-pills = Sleeping pills
drug-inhalants = Inhalants
drug-mushrooms = Magic mushrooms
drug-kratom-mix = Kratom mix
drug-cannabis = Cannabis
drug-other = Other
drug-unknown = Don't know

guard-weapon = Weapons
guard-dog = Fierce dogs
guard-camera = Cameras
guard-lookout = Look-outs
guard-none = None

source-saw = I saw it
source-told = Somebody told me
source-online = Seen online
source-guess = A guess, not sure

region-north-upper = Upper North (Chiang Mai, Nan)
region-north-lower = Lower North (Phitsanulok)
region-isan-upper = Upper Isan (Khon Kaen, Roi Et)
region-isan-lower = Lower Isan (Korat, Ubon)
region-bangkok = Bangkok and around
region-centre = Centre (Ayutthaya, Saraburi)
region-east = East (Chon Buri, Rayong)
region-west = West (Ratchaburi, Prachuap)
region-south-upper = Upper South (Surat Thani)
region-south-lower = Lower South (Songkhla, Trang)

place-province = { $name }
place-bangkok = Bangkok
place-district = { $name } district
place-khet = { $name } district
place-district-full = { $name } district, { $province }
place-khet-full = { $name }, Bangkok

within-hour = 1 hour
within-day = 24 hours
within-working-day = 1 working day

shown-delivered = Delivered, waiting to be read
shown-accepted = The centre has taken it up
shown-in-progress = In progress
shown-waiting = There is a question for you; answering is up to you
shown-passed-on = Passed to the responsible centre
shown-referred = Passed to the competent agency
shown-completed = Checked and completed. Thank you
shown-insufficient = More details are needed; add any time
shown-withdrawn = Withdrawn

kind-drug = Drugs
kind-misconduct = Confidential

status-new = New
status-accepted = Accepted
status-investigating = Under investigation
status-investigated = Investigated
status-insufficient = Paused – not enough information
status-referred = Referred to the competent agency
flag-quarantined = Waiting for screening
flag-waiting = Waiting for the reporter's answer
flag-linked = Linked to another tip
flag-transferred = Transferred
flag-withdrawn = Withdrawn by the reporter

urgency-now = Very urgent
urgency-soon = Urgent
urgency-normal = Normal

outcome-arrest = Arrest or prosecution
outcome-seizure = Seizure
outcome-treatment = Brought to treatment
outcome-watch = Kept under watch
outcome-no-offence = No offence found
outcome-unfounded = Unfounded

service-police = Police
service-interior = District administration, kamnan, headmen, volunteers
service-local = Local government
service-military = Military
service-health = Hospital, health centre, health volunteers
service-education = Teachers, schools
service-corrections = Prison, probation
service-other = Other
service-unsure = Not sure
workplace-village = Village, subdistrict
workplace-district = District, police station
workplace-province = Province hall
workplace-central = Central department
workplace-unsure = Not sure
