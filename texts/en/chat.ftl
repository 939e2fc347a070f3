# The conversation with reporters: short, warm, plain; no message over 600 characters

first-words =
    Hello. You can report drugs here without giving your name.
    ● Centre staff never see your name, profile picture or LINE account.
    ● This chat is still on your phone and in LINE; you may delete it afterwards, your report stays.
    ● Don't write your own name or things only you know.
    In danger now? Call { $police }
welcome =
    { first-words }

    Tap a button or type a number.
welcome-back = Welcome back. What you told us is still here; go on from this point.
after-pause = Welcome back. What you told us is still here, but it is not sent yet. We are here:
ask-menu = What can we help with? Tap a button or type a number.
ask-language =
    ใช้ภาษาไหนดีคะ
    Which language?
not-ready =
    This channel is not open yet. Meanwhile you can call
    { $oncb } narcotics board (ONCB)
    { $damrongdham } Damrongdham centre
    { $police } police
    { $medical } medical emergency
    They will see your number.

ask-what = What is it about? Tap a button or type a number.
ask-use-alone = Which of these comes closest?
ask-treatment =
    Thank you for caring. For help with quitting and treatment call { $treatment }; if it is too much for you, { $mental }.
    They will see your number.
    Would you also like to let the centre know?
ask-place = Is it in { $place }? If it is somewhere else, just type the district's name.
ask-region =
    Where is it? Type the district or province, or choose a region first.
    You can send a location, but first move the pin to the place it happens, not your home.
ask-province = Which province?
ask-district = Which district in { $province }? You can type its name.
ask-subdistrict = Which subdistrict of { $district }? Skip it if you don’t know
ask-which = Which one do you mean? Choose, or add the name of the province
ask-which-one = Is this the place you mean?
place-not-found = We have kept that, but we are not sure which district it is in. Type the district or subdistrict and the province, such as ‘Tha Wang Pha, Nan’, or choose from the list. You can skip it
ask-act =
    What does the official do? Tap a button or type a number.
    Not sure? You can skip any question.
ask-service = Which service do they belong to?
ask-workplace =
    Where do they work? We ask so that your report does not reach their own office.
    Not sure? Skip it, and it goes to the national desk.
ask-official-place = Is their workplace in { $place }? If it is somewhere else, just type the district's name.
ask-official-region = Where is their workplace? Type the district or province, or choose a region first.
ask-story =
    Tell us what you know: which spot, who, when. As many messages as you like.
    No need to say who you are. Not sure? Say so. Don't know? Skip it.
    You can send a location, but first move the pin to the place it happens, not your home.
ask-official-story =
    Tell us what you know: what they do with drugs, where, when; their post or name if you know it. As many messages as you like.
    No need to say who you are. Not sure? Say so.
    For corruption that has nothing to do with drugs, call { $nacc } or { $pacc }.
ask-story-more = What you told us is kept. Anything to add? If not, tap ‘{ $done }’.
ask-again = Write it again; this replaces what you wrote before. To leave it as it is, type ‘skip’.
ask-officials =
    Is the person an official or local leader, or do such people know of it?
    If yes or not sure, your report does not go through the local offices.
ask-topics = What would you like to add? Leave out what you don't know.
ask-who = Who is it? A nickname, what they look like or which house is enough.
ask-post = What is their post or name? As much as you know. Don't write your own name.
ask-time = When does it happen? Choose, or tell us in your own words.
ask-vehicle = What kind of vehicle, which colour, which number plate? Part of it helps too.
ask-pictures =
    You can send pictures, clips or files you already have. Don't go and take more.
    A picture taken from your home may show where you live.
ask-method = How do they buy and sell? Do they meet, phone, or leave it somewhere?
ask-drugs =
    Which drugs?
    You can choose several: type 1 3, for example.
ask-guard =
    Is there anything officers should beware of?
    You can choose several: type 1 3, for example.
ask-source = How do you know? Just choose, so that nothing shows who you are.
send-screen =
    Not sent yet · Goes to: { $centre }
    { $answers }

    Check: does anything here show who you are?
    ‘Send + alerts’: if the centre has a question, this chat only says ‘New message’. Staff don't know who you are.
send-screen-own =
    Not sent yet · Goes to: { $centre }
    { $answers }

    This desk belongs to their own department. If it must not see this, don't send; call { $nacc } (NACC) or { $pacc } (PACC). They see your number.
    Check: does anything here show who you are?
line-official = About: an official
line-what = About: { $value }
line-service = Service: { $value }
line-workplace = Workplace: { $value }
line-place = Where: { $value }
line-no-place = Where: not chosen yet; tap ‘Change’ to choose
line-story = You wrote: { $value }
line-details = Details: { $value }
line-files = Pictures, files: { $n }
line-hint = May show who you are: { $phrases }. If so, tap ‘Change’.
line-elsewhere = But you mention { $value }. If there, tap ‘Change’
line-pin = Map: a pin at the place
line-nothing = (nothing yet)
count = { $n }
ask-edit = What would you like to change?

heard = Got it. Write more if you like; then tap ‘{ $done }’.
heard-file = Got the file. Send more if you like; then tap ‘{ $done }’.
heard-voice = Got the voice message. A voice can be recognised; typing is safer. When you are done, tap ‘{ $done }’.
heard-file-aside = Got the file.
heard-voice-aside = Got the voice message. A voice can be recognised; typing is safer.
kept = Thank you, that is kept. One question at a time:
kept-more = That is kept too. Tell as much as you like, and answer here when you are ready.
kept-addition = Got it. It is added when you tap ‘Done’.
choose-one = Several places have names like that. Type the number of the right one.
one-at-a-time = One question at a time:
chosen =
    Chosen
    { $chosen }
    Choose more, or type ‘done’.
bullet = ● { $value }
files-after-code = Please enter your tracking code first, then send the file again.
words-after-code =
    Please enter your tracking code first, then type it again.
    If the code is lost, that is all right: what you sent still goes on. To add something, type ‘report’ and tell it as a new report.
kindly = Thank you. We are here:
ask-pin = Where is this pin? If it is where you are, we don't keep it.
ask-pin-in = This pin is in { $place }. Where is it? If it is where you are, we don't keep the pin.
ask-pin-place = This pin is close to where districts meet. Choose the right one
pin-outside =
    This pin is outside Thailand, so we did not keep it: the centres work in Thailand only.
    If the pin slipped, place it anew and send it again, or type the district's name.
pin-kept = The pin is kept with your report; only the centre that opens it sees it.
pin-dropped = The pin is not kept. The name of the district or place is enough.
pin-dropped-in = The pin is not kept; only the name, { $place }.
place-by-name = Thank you, but a map pin may point at your home, so we don't keep it. Please give the place by name.
old-button = That button is from earlier. Nothing is lost; we are here:
# Nobody knows by then which language was spoken, so both are.
old-button-nothing =
    ปุ่มนี้ใช้ไม่ได้แล้วค่ะ พิมพ์ ‘เมนู’ เพื่อเริ่มใหม่
    That button no longer works. Type ‘menu’ to start.
already-sent =
    ส่งไปแล้วค่ะ ไม่ต้องส่งซ้ำ
    Already sent. No need to send again.
one-more = Just this question before you send.
nothing-to-send = There is nothing to send yet. Tell us a little first.
unfinished = Your report is not sent yet. Go on here, or type ‘cancel’ if you don't want it any more.
unfinished-addition = What you added is not sent yet. Tap ‘Done’ first.
ask-cancel = Give up this report? Everything you typed will be erased.
cancelled = Everything you typed is erased. To report again, type ‘menu’.
closed = Thank you. Type ‘menu’ any time.
media-failed-too-big = One file was too large to keep. Everything else is still here.
media-failed-too-many = No more files for now. Those you sent are still here.
media-failed-gone = One file did not arrive. If it matters, send it again.
media-failed-not-allowed = A file of this kind cannot be opened safely, so it was not kept.
media-failed-not-supported = We cannot take this kind of file. A picture, clip, voice message or PDF is fine.
media-failed-other = One file could not be kept. If it matters, send it again.

receipt =
    Your report has reached the centre. Thank you for looking after your community.

    Tracking code
    { $receipt }

    Write it on paper; it is shown only once. If you lose it, your report still goes on.
    The centre takes it up within { $within }.
    Once you have written it down you may delete this chat; the report stays.
many-today = You've reported several today. This one is received, but may be read later. Urgent? Call { $police }.

ask-receipt = Type the 16 digits of your tracking code, with or without spaces.
receipt-unknown = This code was not found. Please check it four digits at a time.
receipt-left-out =
    That looks like a tracking code, so it was left out: nobody but you should see it.
    If it is another number, such as a card's, put a word before it.
    To look at the earlier report, send this one or type ‘cancel’ first, then enter the code.
receipt-not-ready = This code is being prepared. Please try again in a minute.
receipt-too-many = That was many tries. Please wait and try again in an hour.
status = Status: { $status }
files-lost = Files that did not arrive or could not be opened safely, and were not kept: { $n }. If they matter, you can add details and send them again
questions =
    The centre asks:
    { $questions }
    No need to say who you are.
ask-follow = What would you like to do?
ask-answer = Type your answer, in as many messages as you like. Don't write your own name.
ask-withdraw = Withdraw this report? This cannot be undone.
added = Added. Thank you.
withdrawn = Your report is withdrawn. Thank you for telling us.
already-withdrawn = That report was withdrawn, so nothing can be added. If this is something new, type ‘cancel’ and start again.
already-erased = That report was erased when its time was over, so nothing can be added. If this is something new, type ‘cancel’ and start again.
address-forgotten = This chat gets no more alerts; the sealed reply address is erased. Your code still works.

danger =
    Call first
    { $police } police
    { $medical } medical, violent or overdose
    Get to safety. Don't step in, don't film.
    Nobody watches this chat all the time.
distress =
    Thank you for telling us. Right now you matter more than anything else, and you are not alone.
    { $mental } mental health line, day and night
    { $medical } if you are hurt or have taken something
    { $police } if somebody is hurting you
    Ask somebody you trust to stay with you. Nobody watches this chat all the time.
    They will see your number. You can go on reporting whenever you are ready.
card-help =
    Somebody at home uses drugs and wants to stop: call { $treatment }
    Stressed or sleepless: { $mental }
    Beaten, or a child is not safe: { $shelter }; right now: { $police }
    Hurt or overdose: { $medical }
    They will see your number.
card-who =
    ● The centre named before you send reads it. If it is passed on, the new centre reads it instead.
    ● The centre above holds a spare key and may open it if that centre does not in time or cannot; each time is recorded.
    ● We know for a while which LINE account is chatting, to answer, but do not keep it with the report.
    ● If you allow alerts, we keep a sealed reply address; your code deletes it.
    ● We never ask for ID, nationality or permits.
    ● If you phone { $police } or { $oncb } they see your number.
card-reward = There is no reward here: we don't know who you are.
card-police =
    The centre has no name, number or address of yours, so it cannot call or visit you, unless you wrote it yourself.
    Officers may go to the place you told of. A question from them waits behind your tracking code; answering is up to you.
    But this chat is still on your phone and in LINE; you may delete it afterwards, your report stays.
card-others =
    From this chat nobody can see who reported, or what anybody reported.
    We do not have the reporter's name. Only the responsible centre can open a report that was sent.
card-real =
    This channel belongs to the narcotics centres of the provinces and districts, Ministry of Interior.
    ● We never ask for your name, ID or bank account, and never for money. Don't tell anybody who asks.
    ● Not sure whether a sign is real? Call { $oncb } first. They will see your number.
card-robot =
    The answers here are automatic and nobody watches this chat. Centre staff read a report after you send it.
    To talk to a person call { $oncb } · urgent: { $police }. They will see your number.
card-next =
    Once you send it, the centre opens it and checks. How long that takes depends; your tracking code shows the status.
    You need no proof. Tell what you know, and say so when you are not sure. Don't go closer or film.
card-scope =
    You can report drugs in any province; it goes to the centre of that area.
    For anything else call { $damrongdham } Damrongdham centre · urgent: { $police }. They will see your number.
card-how =
    Just type what you saw and where; spelling does not matter. Then we ask one question at a time: tap a button or type a number.
    You can send your voice, but a voice can be recognised; or call { $oncb }. They will see your number.
card-sent = Nothing is waiting here. If you were given a tracking code, that report has reached the centre; no need to send again.
card-withdraw = Nothing is being reported right now. To withdraw a report that was sent, type its 16-digit tracking code.
card-hotlines =
    { $police } police · { $medical } medical
    { $oncb } ONCB
    { $damrongdham } Damrongdham
    { $treatment } quitting drugs
    { $mental } mental health
    { $shelter } help for who is beaten
    { $inspectorate } police inspectorate
    { $nacc } NACC · { $pacc } PACC
    They will see your number.
card-delete =
    To delete this chat
    1) Go to the list of chats
    2) Press and hold this chat (iPhone: swipe left)
    3) Tap ‘Delete’
    A report that was sent stays, and the code you wrote down still works.
    A message you unsend in LINE before sending the report is erased here too. Afterwards, withdraw with your code.

one-moment = Received. One moment, please.
nudge = You have a new message. Open it when it suits you.
# In a group both accounts say the same, and nothing about what they are for.
one-to-one-only = This account works in private chats only, so it is leaving this group.
