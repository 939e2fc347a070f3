# คำที่ใช้ซ้ำ: ปุ่ม ประเภท ชนิดยา สถานะ และคำสั่งที่พิมพ์ได้ (คำสั่งคั่นด้วย |)

command-back = ย้อนกลับ|กลับ|ถอยกลับ|ข้อก่อนหน้า
command-cancel = เลิกแจ้ง|ยกเลิก|ไม่แจ้งแล้ว|เลิก
command-menu = เมนู|เมนูหลัก|เริ่มใหม่|หน้าแรก
command-skip = ข้าม|ผ่าน|ข้ามไป
command-unknown = ไม่รู้|ไม่ทราบ|ไม่แน่ใจ|จำไม่ได้
command-send = ส่งเลย|ส่ง
command-done = เสร็จแล้ว|เสร็จ|จบ|หมดแล้ว|ครบแล้ว|พอแล้ว
command-danger = อันตรายตอนนี้|อันตราย|ช่วยด้วย|เหตุด่วน
command-more = ดูต่อ|ถัดไป
command-hello = สวัสดี|หวัดดี|ดี|สวัสดีตอนเช้า|ทดสอบ
command-thanks = ขอบคุณ|ขอบใจ|ขอบคุณมาก|โอเค|เข้าใจแล้ว
command-help = ขอความช่วยเหลือ|ช่วยเหลือ|อยากเลิกยา
command-who = ใครเห็นบ้าง|ใครเห็น|ใครอ่าน
command-hotlines = เบอร์ฉุกเฉิน|สายด่วน|เบอร์โทร
command-reward = รางวัล|เงินรางวัล|มีรางวัลไหม|ได้เงินไหม
command-delete = วิธีลบแชต|ลบแชต|ลบแชท|วิธีลบแชท
command-language = ภาษา|เปลี่ยนภาษา
command-th = ภาษาไทย|ไทย
command-en = ภาษาอังกฤษ|อังกฤษ
command-drug = แจ้งเรื่องยา|แจ้งเบาะแส|แจ้งเรื่อง|แจ้ง
command-follow = ติดตามเรื่อง|ติดตาม|รหัสติดตาม
command-yes = ใช่|ใช่เลย|ถูก|ถูกต้อง
command-no = ไม่ใช่|ไม่|เปล่า

label-danger = อันตรายตอนนี้
label-call = โทร { $number }
label-safe = ปลอดภัยแล้ว แจ้งต่อ
label-send = ส่งเลย
label-send-alert = ส่ง+เตือนได้
label-add = เพิ่มรายละเอียด
label-edit = แก้ไข
label-hide-district = ไม่ให้อำเภอนี้เห็น
label-hide-khet = ไม่ให้เขตนี้เห็น
label-hide-province = ไม่ให้จังหวัดนี้เห็น
label-done = เสร็จแล้ว
label-skip = ข้าม
label-unknown = ไม่รู้
label-unsure = ไม่แน่ใจ
label-back = ย้อนกลับ
label-cancel = เลิกแจ้ง
label-cancel-yes = ลบทั้งหมด
label-cancel-no = ไม่ลบ แจ้งต่อ
label-menu = เมนู
label-more = ดูต่อ
label-here = ใช่ { $place }
label-here-short = ใช่ ที่อำเภอนี้
label-here-short-khet = ใช่ ที่เขตนี้
label-elsewhere = ที่อื่น
label-pictures = เลือกรูป
label-yes = ใช่
label-no = ไม่ใช่
label-go-on = แจ้งต่อ
label-enough = พอแค่นี้
label-answer = ตอบคำถาม
label-withdraw = ถอนเรื่อง
label-keep = ไม่ถอน
label-forget = ลบที่อยู่แจ้งเตือน
label-copy = คัดลอกรหัส
label-delete-how = วิธีลบแชต

menu-drug = แจ้งเรื่องยา
menu-official = เจ้าหน้าที่พัวพันยา
menu-follow = ติดตามเรื่อง
menu-help = ขอความช่วยเหลือ
menu-who = ใครเห็นบ้าง
menu-hotlines = เบอร์ฉุกเฉิน
menu-language = ภาษา / English
language-th = ภาษาไทย
language-en = English

category-selling = ขายยา
category-violent-user = คนเมายาอาละวาด
category-gathering = มั่วสุมเสพยา
category-storing = ขน/ซ่อน/พักยา
category-producing = ผลิตหรือปลูก
category-children = ขายให้เด็ก/ชวนเด็ก
category-online = ขายออนไลน์/ส่งของ
category-use = เสพยา ไม่ได้ขาย
category-official = เจ้าหน้าที่เกี่ยวข้อง
category-other = อื่น ๆ/ไม่แน่ใจ
category-takes-money = รับเงิน/ส่วย
category-protects = คุ้มครองคนค้ายา
category-official-sells = ขายหรือเป็นเจ้าของเอง
category-official-uses = เสพเอง
category-plants-evidence = ยัดยา
category-leaks-reporter = บอกว่าใครเป็นคนแจ้ง
category-official-other = เจ้าหน้าที่เกี่ยวข้องกับยา

use-treatment = อยากให้ช่วยเขาบำบัด
use-troubled = เดือดร้อนเพราะเขา
use-inform = แค่แจ้งให้รู้

topic-who = ใคร
topic-time = เวลา
topic-vehicle = รถ/ทะเบียน
topic-pictures = รูป คลิป ไฟล์
topic-method = วิธีซื้อขาย
topic-drugs = ชนิดยา
topic-guard = อาวุธ/หมา/กล้อง
topic-source = รู้มาอย่างไร
topic-story = เรื่องที่เล่า
topic-answer = คำตอบ

edit-what = เรื่องอะไร
edit-place = ที่ไหน
edit-story = เรื่องที่เล่า

time-now = ตอนนี้
time-soon = วันนี้หรือพรุ่งนี้
time-daily = ทุกวัน
time-sometimes = นาน ๆ ครั้ง
time-past = เกิดไปแล้ว

drug-yaba = ยาบ้า
drug-ice = ไอซ์
drug-heroin = เฮโรอีน
drug-ketamine = คีตามีน (เค)
drug-pod-k = บุหรี่ไฟฟ้าผสมยา
drug-ecstasy = ยาอี
drug-cocaine = โคเคน
drug-opium = ฝิ่น
drug-happy-water = แฮปปี้วอเตอร์
drug-sleeping-pills = ยานอนหลับ/ยาเสียสาว
drug-inhalants = สารระเหย
drug-mushrooms = เห็ดเมา
drug-kratom-mix = น้ำกระท่อมผสมยา
drug-cannabis = กัญชา
drug-other = อื่น ๆ
drug-unknown = ไม่รู้

guard-weapon = มีอาวุธ
guard-dog = มีหมาดุ
guard-camera = มีกล้องวงจรปิด
guard-lookout = มีคนดูต้นทาง
guard-none = ไม่มี

source-saw = เห็นเอง
source-told = มีคนเล่าให้ฟัง
source-online = เห็นในเน็ต
source-guess = สงสัย ไม่แน่ใจ

region-north-upper = เหนือตอนบน (เชียงใหม่ น่าน)
region-north-lower = เหนือตอนล่าง (พิษณุโลก)
region-isan-upper = อีสานบน (ขอนแก่น ร้อยเอ็ด)
region-isan-lower = อีสานล่าง (โคราช อุบล)
region-bangkok = กรุงเทพและรอบ ๆ
region-centre = ภาคกลาง (อยุธยา สระบุรี)
region-east = ตะวันออก (ชลบุรี ระยอง)
region-west = ตะวันตก (ราชบุรี ประจวบฯ)
region-south-upper = ใต้ตอนบน (สุราษฎร์ นครศรีฯ)
region-south-lower = ใต้ตอนล่าง (สงขลา ตรัง)

place-province = จ.{ $name }
place-bangkok = กรุงเทพฯ
place-district = อ.{ $name }
place-khet = เขต{ $name }
place-district-full = อ.{ $name } จ.{ $province }
place-khet-full = เขต{ $name } กรุงเทพฯ

within-hour = 1 ชั่วโมง
within-day = 24 ชั่วโมง
within-working-day = 1 วันทำการ

shown-delivered = ส่งถึงศูนย์แล้ว รอเปิดอ่าน
shown-accepted = ศูนย์รับเรื่องแล้ว
shown-in-progress = กำลังดำเนินการ
shown-waiting = ศูนย์มีคำถามถึงคุณ ตอบหรือไม่ตอบก็ได้
shown-passed-on = ส่งให้ศูนย์ที่รับผิดชอบแล้ว
shown-referred = ส่งต่อหน่วยงานที่มีอำนาจแล้ว
shown-completed = ตรวจสอบเสร็จแล้ว ขอบคุณที่แจ้ง
shown-insufficient = ข้อมูลยังไม่พอ เพิ่มได้ตลอด
shown-withdrawn = ถอนแล้ว

kind-drug = ยาเสพติด
kind-misconduct = เรื่องลับ

status-new = เรื่องใหม่
status-accepted = รับเรื่องแล้ว
status-investigating = อยู่ระหว่างสืบสวน
status-investigated = สืบสวนเสร็จแล้ว
status-insufficient = พักเรื่อง – ข้อมูลไม่พอ
status-referred = แจ้งหน่วยงานที่มีอำนาจหน้าที่แล้ว
flag-quarantined = รอคัดกรอง
flag-waiting = รอคำตอบจากผู้แจ้ง
flag-linked = รวมกับเรื่องอื่น
flag-transferred = โอนเรื่องแล้ว
flag-withdrawn = ผู้แจ้งถอนเรื่อง

urgency-now = ด่วนมาก
urgency-soon = ด่วน
urgency-normal = ปกติ

outcome-arrest = จับกุม/ดำเนินคดี
outcome-seizure = ยึดของกลาง
outcome-treatment = นำเข้าบำบัด
outcome-watch = เฝ้าระวังต่อ
outcome-no-offence = ไม่พบการกระทำผิด
outcome-unfounded = ไม่มีมูล

service-police = ตำรวจ
service-interior = ฝ่ายปกครอง กำนัน ผู้ใหญ่บ้าน อส.
service-local = อปท.
service-military = ทหาร
service-health = โรงพยาบาล รพ.สต. อสม.
service-education = ครู โรงเรียน
service-corrections = เรือนจำ คุมประพฤติ
service-other = อื่น ๆ
service-unsure = ไม่แน่ใจ
workplace-village = หมู่บ้าน ตำบล อบต.
workplace-district = อำเภอ โรงพัก
workplace-province = จังหวัด ศาลากลาง
workplace-central = ส่วนกลาง กรม
workplace-unsure = ไม่แน่ใจ
