# ระบบของเจ้าหน้าที่ศูนย์: คำที่ใช้เฉพาะในหน้าจอเจ้าหน้าที่ คำกลาง (สถานะ ความด่วน ชนิดยา) อยู่ใน words.ftl

console-name = เบาะแส
console-foot = ระบบสำหรับเจ้าหน้าที่ศูนย์ · ทุกการเปิดอ่านและทุกการกระทำมีบันทึก
console-skip = ข้ามไปที่เนื้อหา
console-nav = เมนูหลัก
console-nav-tips = เรื่องของศูนย์
console-nav-members = สมาชิก
console-nav-centres = ศูนย์
console-nav-audit = บันทึกการใช้
console-nav-account = บัญชีของฉัน
console-sign-out = ออกจากระบบ
console-next = ต่อไป
console-save = บันทึก
console-cancel = ไม่ทำ กลับไป
console-done = เรียบร้อย
console-print = พิมพ์
console-copy = คัดลอก
console-copied = คัดลอกแล้ว
console-search = ค้นหา
console-choose = เลือก…
console-nobody = ยังไม่มี
console-pages = หน้าอื่นของรายการ
console-page-of = หน้า { $number } จาก { $pages }
console-page-before = ก่อนหน้า
console-page-after = ถัดไป
console-unread = ยังไม่ได้อ่าน

role-staff = เจ้าหน้าที่ศูนย์
role-lead = หัวหน้าศูนย์
role-clerk = เจ้าหน้าที่บันทึกข้อมูล
role-admin = ผู้ดูแลระบบ
role-inspector = ผู้ตรวจราชการ

## เข้าสู่ระบบ

console-sign-in-title = เข้าสู่ระบบ
console-sign-in-lead = สำหรับเจ้าหน้าที่ศูนย์เท่านั้น ประชาชนแจ้งเบาะแสได้ทาง LINE จากป้าย
console-sign-in-invited = มีรหัสเชิญแล้วใช่ไหม
console-sign-in-enrol = สร้างบัญชีที่นี่
console-login = ชื่อเข้าระบบ
console-login-hint = ตัวอักษร a–z ตัวเลข จุดหรือขีด อย่างน้อย 3 ตัว
console-password = รหัสผ่าน
console-password-again = รหัสผ่านอีกครั้ง
console-password-hint = อย่างน้อย 14 ตัว เว้นวรรคได้
console-second-title = ยืนยันตัวตน
console-second-lead = เปิดแอปยืนยันตัวตนในมือถือ แล้วพิมพ์ตัวเลข 6 หลัก ภายใน 5 นาที
console-second-code = ตัวเลข 6 หลัก หรือรหัสครั้งเดียว
console-second-lost = ไม่มีมือถืออยู่กับตัว
console-second-lost-text = ใช้รหัสครั้งเดียวจากกระดาษที่พิมพ์ไว้ แต่ละรหัสใช้ได้ครั้งเดียว ถ้าไม่มีทั้งสองอย่าง ติดต่อหัวหน้าศูนย์
console-second-other = ใช้ชื่อเข้าระบบอื่น

## สร้างบัญชี

console-enrol-title = สร้างบัญชีจากรหัสเชิญ
console-enrol-lead = ใช้รหัสที่ผู้เชิญส่งมอบให้กับมือ รหัสใช้ได้ 7 วัน
console-enrol-code = รหัสเชิญ
console-enrol-code-hint = พิมพ์ตัวเล็กหรือใหญ่ก็ได้ ไม่ต้องมีขีด
console-enrol-has-account = มีบัญชีแล้ว เข้าสู่ระบบ
console-enrol-step-code = รหัสเชิญ
console-enrol-step-keys = รหัสผ่านและมือถือ
console-enrol-step-paper = พิมพ์เก็บไว้
console-enrol-hello = สวัสดีค่ะ { $name }
console-enrol-choose = ตั้งชื่อเข้าระบบและรหัสผ่าน
console-enrol-phrase = วลีที่แนะนำ
console-enrol-phrase-hint = สี่คำสุ่ม จำง่าย เดายาก ใช้เป็นรหัสผ่านได้เลย พิมพ์ให้เหมือนทุกตัว หรือจะตั้งเองก็ได้
console-strength = ความเดายากของรหัสผ่าน
console-strength-0 = เดาง่ายมาก ลองใช้วลีที่แนะนำ
console-strength-1 = เดาง่าย ลองใช้วลีที่แนะนำ
console-strength-2 = ยังเดาได้ เพิ่มคำที่ไม่เกี่ยวกันอีกสักคำ
console-strength-3 = เดายาก ใช้ได้
console-strength-4 = เดายากมาก ใช้ได้
console-enrol-second = ผูกมือถือ
console-enrol-second-text = เปิดแอปยืนยันตัวตน (เช่น Google Authenticator, Aegis, 2FAS) แล้วสแกน จากนั้นพิมพ์ตัวเลข 6 หลักที่แอปแสดง
console-enrol-symbol = คิวอาร์สำหรับแอปยืนยันตัวตน
console-enrol-secret = สแกนไม่ได้ ให้พิมพ์รหัสนี้ในแอป
console-enrol-first-code = ตัวเลข 6 หลักจากแอป
console-enrol-make = สร้างบัญชี
console-paper-title = รหัสครั้งเดียว 10 รหัส
console-paper-text = ใช้แทนมือถือเมื่อมือถือหายหรือแบตหมด พิมพ์หรือจดเก็บในที่ที่มีแต่คุณหยิบได้ จะไม่แสดงอีก
console-fingerprint-own = ลายนิ้วมือกุญแจของคุณ ผู้ยืนยันจะโทรมาถาม อ่านให้ฟังทีละสี่ตัว
console-wait-title = รอการยืนยัน
console-wait-text = บัญชีพร้อมแล้ว แต่ยังใช้ไม่ได้จนกว่าจะมีผู้ยืนยันว่าเป็นคุณ: ถ้าคุณเป็นหัวหน้าคนแรกของศูนย์ หัวหน้าศูนย์ระดับบนจะเป็นผู้ยืนยัน นอกนั้นคือหัวหน้าศูนย์ของคุณ
console-ready-title = บัญชีใช้ได้แล้ว
console-ready-text = เก็บกระดาษให้เรียบร้อยก่อน แล้วเข้าสู่ระบบได้เลย

console-recovery-heading = ใบกู้กุญแจของศูนย์
console-recovery-text = กุญแจของศูนย์เพิ่งสร้างขึ้น ถ้าทุกคนในศูนย์ลืมรหัสผ่าน จะเปิดเรื่องได้ด้วยกระดาษสองใบนี้พร้อมกันเท่านั้น ใบเดียวใช้ไม่ได้ พิมพ์เดี๋ยวนี้ จะไม่แสดงอีก แต่ละใบออกคนละหน้า
console-recovery-title = ใบกู้กุญแจ ใบที่ { $number } จาก 2
console-recovery-version = กุญแจรุ่นที่ { $version }
console-recovery-own = เก็บในตู้นิรภัยของศูนย์นี้
console-recovery-parent = ปิดผนึกส่งให้ศูนย์ระดับบนเก็บในตู้นิรภัย (ศูนย์ส่วนกลาง: ตู้นิรภัยนอกศูนย์)
console-recovery-warning = ห้ามถ่ายรูป ห้ามเก็บสองใบไว้ด้วยกัน ห้ามพิมพ์ลงคอมพิวเตอร์ เว้นแต่ตอนกู้กุญแจ

## เรื่องของศูนย์

console-queue-title = เรื่องของศูนย์
console-queue-summary = ทั้งหมด { $total } เรื่อง · ยังไม่ได้อ่าน { $unread } เรื่อง
console-queue-filters = เลือกดูเรื่อง
console-queue-caption = เรื่องของศูนย์ เรียงด่วนที่สุดและใหม่ที่สุดก่อน
console-queue-reference = เลขรับเรื่อง
console-queue-what = เรื่อง
console-queue-where = พื้นที่
console-queue-status = สถานะ
console-queue-age = เข้ามา
console-queue-assigned = ผู้รับผิดชอบ
console-queue-open = ยังไม่ปิด
console-queue-all = ทั้งหมด
console-queue-any-urgency = ด่วนทุกระดับ
console-queue-empty = ยังไม่มีเรื่อง
console-queue-empty-text = เมื่อมีคนแจ้งเบาะแสในพื้นที่ของศูนย์ เรื่องจะขึ้นที่นี่ และผู้รับแจ้งจะได้ข้อความใน LINE
console-queue-none-here = ไม่มีเรื่องตามที่เลือก
console-queue-show-all = ดูทุกเรื่อง
console-queue-left = โอนออกไปแล้ว
console-queue-left-text = เนื้อหาไปกับเรื่องแล้ว ที่นี่เหลือเพียงเลขรับเรื่อง
console-queue-acknowledged = รับทราบใน LINE แล้ว
console-age = { $hours ->
    [0] ไม่ถึง 1 ชม.
   *[other] { $hours } ชม.
 }
console-no-place = ไม่ได้ระบุพื้นที่
console-flag-has-media = มีภาพ
console-flag-other-language = ไม่ใช่ภาษาไทย
console-flag-outside-body = สำหรับหน่วยงานภายนอก
console-secret = เรื่องลับ

## เรื่องหนึ่งเรื่อง

console-origin-proven = ที่มาตรวจแล้ว
console-origin-not-proven = พิสูจน์ที่มาไม่ได้
console-origin-not-proven-text = ลายเซ็นของระบบรับแจ้งไม่ตรงกับเรื่องนี้ อาจถูกแก้หรือใส่เข้ามาในฐานข้อมูล อย่าเพิ่งลงมือ แจ้งผู้ดูแลระบบและหัวหน้าศูนย์
console-tip-came = เข้ามา { $when } · { $hours ->
    [0] ไม่ถึง 1 ชม. ก่อน
   *[other] { $hours } ชม. ก่อน
 }
console-tip-words = คำของผู้แจ้ง
console-tip-no-words = ผู้แจ้งไม่ได้พิมพ์ข้อความ
console-tip-later = เพิ่มภายหลัง
console-tip-answers = คำตอบจากตัวเลือก
console-tip-pictures = รูปและไฟล์ ({ $count })
console-part-broken = เปิดไม่ได้ ข้อมูลถูกแก้ระหว่างทาง
console-picture-alt = รูปที่ { $number } จากผู้แจ้ง
console-picture-name = รูปที่ { $number }
console-picture-save = บันทึกไฟล์
console-picture-not-proven = ไม่ยืนยันที่มา
console-picture-broken = เปิดไม่ได้ ไฟล์หายหรือถูกแก้
console-picture-pending = กำลังรับและตรวจไฟล์
console-picture-failed = รับไฟล์นี้ไม่ได้
console-question-what = เรื่อง
console-question-use = อยากให้ทำอะไร
console-question-time = เวลา
console-question-drugs = ชนิดยา
console-question-guard = สิ่งที่ต้องระวัง
console-question-source = รู้มาอย่างไร
console-question-service = สังกัด
console-question-workplace = ที่ทำงาน
console-question-place = ที่เกิดเหตุ
console-notes = บันทึกของศูนย์
console-note-write = เขียนบันทึก
console-note-hint = ปิดผนึกไปกับเรื่อง อ่านได้เฉพาะผู้ที่เปิดเรื่องนี้ได้ ผู้แจ้งไม่เห็น
console-note-save = บันทึก
console-note-about-reopen = เหตุผลที่เปิดเรื่องอีกครั้ง
console-note-about-urgency = เหตุผลที่เปลี่ยนความด่วน
console-note-about-transfer = ข้อความถึงศูนย์ที่รับโอน
console-history = ประวัติของเรื่องนี้
console-readers = ใครเปิดอ่านแล้ว
console-readers-none = ยังไม่มีใครเปิดอ่าน
console-readers-above = ใครเปิดอ่านเรื่องลับ ศูนย์ระดับบนเป็นผู้ดู
console-outcome-persons = { $outcome } { $count } คน
console-referral = { $target } · { $letter } · { $date }
console-referral-no-letter = { $target } · { $date }
console-referrals = หน่วยงานที่แจ้งแล้ว
console-seizures = ของกลาง

## ทำอะไรกับเรื่องได้

console-acts = ดำเนินการ
console-acts-none = ตอนนี้ไม่มีอะไรต้องทำ
console-act-accept = รับเรื่อง
console-act-accept-hint = เริ่มดำเนินการ และบันทึกว่าคุณเป็นผู้รับผิดชอบ
console-act-investigating = เริ่มสืบสวน
console-act-investigated = สืบสวนเสร็จแล้ว…
console-act-investigated-do = บันทึกผลและปิดเรื่อง
console-act-insufficient = ข้อมูลไม่พอ…
console-act-insufficient-hint = พักเรื่องไว้ ผู้แจ้งเพิ่มข้อมูลได้ตลอดด้วยรหัสติดตาม
console-act-insufficient-do = พักเรื่อง – ข้อมูลไม่พอ
console-act-refer = แจ้งหน่วยงานที่มีอำนาจหน้าที่…
console-act-refer-do = บันทึกว่าแจ้งหน่วยงานแล้ว
console-act-transfer = โอนเรื่องไปศูนย์อื่น
console-act-reopen = เปิดเรื่องอีกครั้ง
console-act-urgency = เปลี่ยนความด่วน…
console-act-urgency-do = เปลี่ยนความด่วน
console-act-assign = มอบหมาย…
console-assign-to = ผู้รับผิดชอบ
console-outcome = ผลการสืบสวน
console-outcome-count = จำนวนคน
console-outcome-count-hint = จับกุมหรือนำเข้าบำบัดกี่คน เว้นว่างได้
console-seized = ของกลางที่ยึด (ถ้ามี)
console-seized-hint = จำนวนเป็นตัวเลขเต็ม แถวที่ไม่ใช้เว้นว่างไว้
console-seized-drug = ชนิดยา รายการที่ { $number }
console-seized-amount = จำนวน รายการที่ { $number }
console-seized-amount-short = จำนวน
console-seized-unit = หน่วย รายการที่ { $number }
console-unit-pill = เม็ด
console-unit-gram = กรัม
console-unit-piece = ชิ้น
console-unit-plant = ต้น
console-unit-litre = ลิตร
console-two-to-close = เรื่องลับต้องมีเจ้าหน้าที่คนที่สองเห็นชอบจึงจะปิด
console-refer-target = หน่วยงาน
console-refer-target-hint = เลือกจากรายการ หรือพิมพ์ชื่อหน่วยงานเอง
console-refer-letter = เลขที่หนังสือ
console-refer-letter-hint = เว้นว่างได้ถ้ายังไม่มี
console-refer-date = ลงวันที่
console-refer-date-hint = วัน/เดือน/ปี พ.ศ. เช่น 21/11/2569
console-agency-police = สถานีตำรวจในพื้นที่
console-agency-narcotics-police = กองบัญชาการตำรวจปราบปรามยาเสพติด (บช.ปส.)
console-agency-oncb = สำนักงาน ป.ป.ส. ภาค
console-agency-health = โรงพยาบาลหรือสำนักงานสาธารณสุข
console-agency-dopa = กรมการปกครอง
console-agency-nacc = สำนักงาน ป.ป.ช. (1205)
console-agency-pacc = สำนักงาน ป.ป.ท. (1206)
console-agency-inspector = จเรตำรวจ (1599)
console-reason = เหตุผล
console-reason-hint = เก็บเป็นบันทึกที่ปิดผนึกไปกับเรื่อง
console-urgency = ความด่วน
console-closing-title = รอคนที่สองเห็นชอบปิดเรื่อง
console-closing-text = { $who } ขอปิดเรื่องเป็น “{ $what }”
console-closing-agree = เห็นชอบ ปิดเรื่อง
console-closing-decline = ยังไม่ปิด
console-closing-other = ผู้ขอปิดเห็นชอบเองไม่ได้
console-undo = เลิกทำ
console-undo-text = ทำแล้ว: { $act } · เลิกทำได้ถึง { $until }
console-transfer-title = โอนเรื่อง { $reference }
console-transfer-warning = เมื่อโอนแล้ว กุญแจของเรื่องย้ายไปศูนย์ที่รับโอน ศูนย์ของคุณเปิดอ่านเรื่องนี้ไม่ได้อีก และเลิกทำไม่ได้ ผู้แจ้งจะเห็นเพียงว่าส่งให้ศูนย์ที่รับผิดชอบแล้ว
console-transfer-to = โอนไปที่ศูนย์
console-transfer-reason = เพราะอะไร
console-transfer-reason-other-area = เกิดในพื้นที่อื่น
console-transfer-reason-other-level = ควรให้ศูนย์ระดับอื่นดำเนินการ
console-transfer-reason-conflict = มีคนในศูนย์เกี่ยวข้องกับเรื่อง
console-transfer-reason-other = เหตุอื่น
console-transfer-note = ข้อความถึงศูนย์ที่รับโอน
console-transfer-note-hint = เว้นว่างได้ ปิดผนึกไปกับเรื่อง
console-transfer-understood = เข้าใจแล้วว่าศูนย์ของเราจะเปิดเรื่องนี้ไม่ได้อีก
console-transfer-do = โอนเรื่อง
console-transfer-nowhere = ไม่มีศูนย์ที่เปิดใช้งานและรับเรื่องนี้ได้
console-level-desk = ส่วนกลาง
console-level-province = จังหวัด
console-level-district = อำเภอ/เขต

console-done-note = บันทึกแล้ว
console-done-accept = รับเรื่องแล้ว คุณเป็นผู้รับผิดชอบ
console-done-investigating = เริ่มสืบสวนแล้ว
console-done-investigated = บันทึกผลและปิดเรื่องแล้ว
console-done-insufficient = พักเรื่องแล้ว
console-done-refer = บันทึกการแจ้งหน่วยงานแล้ว
console-done-transfer = โอนเรื่องแล้ว
console-done-reopen = เปิดเรื่องอีกครั้งแล้ว
console-done-urgency = เปลี่ยนความด่วนแล้ว
console-done-assign = มอบหมายแล้ว
console-done-undo = เลิกทำแล้ว เรื่องกลับไปเป็นเหมือนเดิม
console-done-agree = ปิดเรื่องแล้ว
console-done-decline = เรื่องยังเปิดอยู่
console-done-asked = ขอปิดเรื่องแล้ว รอเจ้าหน้าที่คนที่สองเห็นชอบ

## สมาชิกและศูนย์

console-members-title = สมาชิก
console-members-lead = ใครมีกุญแจของศูนย์ และใครได้รับแจ้งใน LINE
console-member-name = ชื่อ
console-member-role = หน้าที่
console-member-state = สถานะ
console-member-keys = มี
console-member-has-key = กุญแจศูนย์
console-member-officer = รับแจ้งใน LINE
console-member-remove = ให้พ้นหน้าที่…
console-member-remove-text = บัญชีจะใช้ไม่ได้ทันที กุญแจและการรับแจ้งใน LINE ถูกลบ
console-member-remove-do = ให้ { $name } พ้นหน้าที่
console-member-state-invited = เชิญแล้ว ยังไม่สร้างบัญชี
console-member-state-enrolled = รอยืนยัน
console-member-state-active = ใช้งาน
console-member-state-removed = พ้นหน้าที่แล้ว
console-no-centre = ไม่สังกัดศูนย์
console-waiting-title = รอคุณยืนยัน
console-waiting-text = โทรหาเจ้าตัวด้วยเบอร์ที่คุณรู้อยู่แล้ว ให้อ่านลายนิ้วมือกุญแจให้ฟัง ถ้าตรงกันจึงยืนยัน
console-waiting-activates = เมื่อยืนยัน ศูนย์นี้จะเปิดใช้งานและเริ่มรับเรื่อง
console-waiting-compared = เทียบลายนิ้วมือกับเจ้าตัวแล้ว
console-waiting-confirm = ยืนยัน
console-fingerprint = ลายนิ้วมือกุญแจ
console-confirmed = ยืนยันแล้ว
console-removed = พ้นหน้าที่แล้ว
console-invite-title = เชิญสมาชิก
console-invite-text = ระบบจะให้รหัสเชิญหนึ่งรหัส ส่งให้เจ้าตัวกับมือ แล้วต้องมีคนที่สองยืนยันก่อนใช้งาน
console-invite-name = ชื่อที่ใช้ในระบบ
console-invite-name-hint = ชื่อและตำแหน่งพอให้เพื่อนร่วมงานรู้ว่าใคร
console-invite-centre = ศูนย์
console-invite-no-centre = ไม่สังกัดศูนย์
console-invite-do = สร้างรหัสเชิญ
console-invited-title = รหัสเชิญ
console-invited-text = ส่งให้ { $name } ({ $role }) กับมือ ใช้ได้ครั้งเดียวภายใน 7 วัน
console-code-once = แสดงครั้งนี้ครั้งเดียว
console-centres-title = ศูนย์
console-centres-lead = เปิดใช้งาน { $active } จาก { $total } ศูนย์
console-centres-search = ค้นชื่อศูนย์
console-centres-more = แสดง { $shown } ศูนย์แรก พิมพ์ชื่อเพื่อค้นหา
console-centre-name = ศูนย์
console-centre-level = ระดับ
console-centre-state = สถานะ
console-centre-parent = ศูนย์ระดับบน
console-centre-invite = เชิญหัวหน้าคนแรก
console-centre-state-listed = ยังไม่เริ่ม
console-centre-state-invited = เชิญหัวหน้าแล้ว
console-centre-state-active = เปิดใช้งาน
console-centre-state-deactivated = ปิดใช้งาน

## บันทึกการใช้

console-audit-title = บันทึกการใช้
console-audit-lead = ทุกการเปิดอ่านและทุกการกระทำในศูนย์ ลบหรือแก้ไม่ได้
console-audit-when = เมื่อ
console-audit-who = ใคร
console-audit-what = ทำอะไร
console-audit-seal = ตราประทับ
console-audit-sealed = ตราที่ { $number }
console-audit-unsealed = รอประทับ
console-audit-empty = ยังไม่มีบันทึก
console-audit-everybody = ทุกคน
console-audit-day = วันที่ (วัน/เดือน/ปี พ.ศ.)
console-audit-show = ดู
console-audit-all = ดูทั้งหมด
console-audit-total = { $total } รายการ
console-audit-none-here = ไม่มีรายการตามที่เลือก
console-audit-reporter = ผู้แจ้ง
console-audit-service = ระบบ
console-audit-member = สมาชิก

## บัญชีของฉัน

console-account-title = บัญชีของฉัน
console-account-centre = ศูนย์
console-officer-title = รับแจ้งใน LINE
console-officer-text = เพิ่มเพื่อนบัญชี LINE ของผู้รับแจ้ง แล้วส่งรหัสนี้ในแชต ข้อความแจ้งจะไม่มีเนื้อหาของเรื่อง
console-officer-do = ขอรหัสผูก LINE
console-officer-code-title = รหัสผูก LINE
console-officer-code-text = ส่งรหัสนี้ในแชตกับบัญชี LINE ของผู้รับแจ้ง ใช้ได้ครั้งเดียวภายใน 24 ชั่วโมง รหัสเก่าใช้ไม่ได้แล้ว

## เมื่อทำไม่ได้

console-refused-title = ทำไม่ได้ในตอนนี้
console-refused-empty = ยังว่างอยู่ พิมพ์ก่อนนะคะ
console-refused-long = ยาวเกินไป ใช้ได้ไม่เกิน { $limit } ตัวอักษร
console-refused-number = จำนวนต้องเป็นตัวเลขเต็ม
console-refused-date = อ่านวันที่ไม่ออก พิมพ์ วัน/เดือน/ปี พ.ศ. เช่น 21/11/2569
console-refused-again = รหัสผ่านสองช่องไม่ตรงกัน พิมพ์ใหม่ทั้งสองช่อง
console-refused-seized = ของกลางแต่ละรายการต้องมีทั้งชนิดยาและจำนวน
console-refused-second-late = เกิน 5 นาทีแล้ว ใส่รหัสผ่านอีกครั้ง
console-refused-sign-in-refused = เข้าสู่ระบบไม่ได้ ตรวจชื่อเข้าระบบและรหัสผ่านอีกครั้ง ถ้าใส่ผิดหลายครั้งต้องรอสักพัก และบัญชีต้องได้รับการยืนยันก่อน
console-refused-second-factor-refused = รหัสนี้ใช้ไม่ได้ รอให้แอปแสดงเลขชุดใหม่แล้วลองอีกครั้ง
console-refused-invitation-unknown = ไม่พบรหัสเชิญนี้ หรือหมดอายุแล้ว ตรวจทีละ 4 ตัว หรือขอรหัสใหม่จากผู้เชิญ
console-refused-login-taken = มีคนใช้ชื่อเข้าระบบนี้แล้ว ลองชื่ออื่น
console-refused-login-malformed = ชื่อเข้าระบบใช้ได้เฉพาะ a–z ตัวเลข จุด ขีด อย่างน้อย 3 ตัว และขึ้นต้นด้วยตัวอักษรหรือตัวเลข
console-refused-password-short = รหัสผ่านสั้นไป ต้องมีอย่างน้อย { $length } ตัว
console-refused-password-weak = รหัสผ่านนี้เดาง่ายไป ลองใช้วลีที่แนะนำ
console-refused-act-not-now = ทำสิ่งนี้กับเรื่องนี้ตอนนี้ไม่ได้ อาจมีคนทำไปก่อนแล้ว ดูสถานะล่าสุดด้านล่าง
console-refused-no-key = บัญชีของคุณยังไม่มีกุญแจของศูนย์ ให้หัวหน้าศูนย์หรือเพื่อนร่วมงานเข้าสู่ระบบหนึ่งครั้ง แล้วลองใหม่
console-refused-content-erased = เนื้อหาของเรื่องนี้ถูกลบแล้ว ผู้แจ้งถอนเรื่องก่อนศูนย์รับ หรือครบกำหนดเก็บ
console-refused-tip-broken = เรื่องนี้เปิดไม่ได้ ข้อมูลในฐานข้อมูลอาจถูกแก้ แจ้งผู้ดูแลระบบและศูนย์ระดับบน
console-refused-transfer-not-allowed = โอนไปศูนย์นี้ไม่ได้ อาจยังไม่เปิดใช้งาน หรือเรื่องนี้ห้ามส่งไปศูนย์นั้น
console-refused-not-allowed = หน้าที่ของคุณทำสิ่งนี้ไม่ได้
console-refused-not-assignable = มอบหมายให้คนนี้ไม่ได้
console-refused-name-missing = ใส่ชื่อก่อนนะคะ
console-refused-centre-needs-lead = สมาชิกคนแรกของศูนย์ต้องเป็นหัวหน้าศูนย์
console-refused-entry-changed = ข้อมูลนี้ไม่ตรงกับลายเซ็นของระบบ อาจถูกแก้ในฐานข้อมูล อย่ายืนยัน แจ้งผู้ดูแลระบบ
console-refused-last-lead = คนนี้เป็นหัวหน้าคนสุดท้าย ต้องมีหัวหน้าอีกคนที่มีกุญแจก่อน
console-refused-count-malformed = จำนวนคนต้องเป็นตัวเลขที่เป็นไปได้
console-refused-date-in-future = วันที่ยังมาไม่ถึง
console-refused-seized-malformed = ของกลางแต่ละรายการต้องมีชนิดยา จำนวน และหน่วย
console-refused-target-missing = ใส่ชื่อหน่วยงานก่อนนะคะ
console-refused-text-long = ยาวเกินไป ใช้ได้ไม่เกิน { $length } ตัวอักษร
console-refused-text-missing = ยังว่างอยู่ พิมพ์ก่อนนะคะ
console-refused-try-again = มีคนทำพร้อมกัน ลองอีกครั้ง
console-refused-other = ทำไม่ได้ในตอนนี้ ลองอีกครั้ง

console-error-home = ไปหน้าแรก
console-error-400-title = ส่งข้อมูลไม่ครบ
console-error-400-text = หน้านี้อ่านสิ่งที่ส่งมาไม่ได้ ย้อนกลับไปลองใหม่
console-error-403-title = ทำจากที่นี่ไม่ได้
console-error-403-text = คำขอนี้ไม่ได้มาจากหน้าของระบบ เปิดจากเมนูแล้วลองใหม่
console-error-404-title = ไม่พบหน้านี้
console-error-404-text = ลิงก์อาจเก่า หรือไม่มีสิ่งนี้ให้คุณดู
console-error-413-title = ใหญ่เกินไป
console-error-413-text = ข้อความที่ส่งมายาวเกินไป
console-error-500-title = ระบบขัดข้อง
console-error-500-text = ไม่ใช่ความผิดของคุณ ข้อมูลที่บันทึกแล้วยังอยู่ ลองใหม่อีกสักครู่
console-error-503-title = ระบบไม่ว่าง
console-error-503-text = ข้อมูลที่บันทึกแล้วยังอยู่ ลองใหม่อีกสักครู่
console-error-form-title = หน้านี้เปิดไว้นานเกินไป
console-error-form-text = ยังไม่ได้บันทึกอะไร ย้อนกลับ โหลดหน้าใหม่ แล้วส่งอีกครั้ง

console-results = ผลที่บันทึกไว้

## สิ่งที่ทำ (ในประวัติและบันทึกการใช้)

console-did-submitted = แจ้งเรื่องเข้ามา
console-did-added = เพิ่มข้อมูล
console-did-withdrawn = ถอนเรื่อง
console-did-open-tip = เปิดอ่าน
console-did-open-media = เปิดดูไฟล์
console-did-note = เขียนบันทึก
console-did-accept = รับเรื่อง
console-did-investigating = เริ่มสืบสวน
console-did-investigated = สืบสวนเสร็จแล้ว
console-did-insufficient = พักเรื่อง
console-did-refer = แจ้งหน่วยงานที่มีอำนาจหน้าที่
console-did-reopen = เปิดเรื่องอีกครั้ง
console-did-urgency = เปลี่ยนความด่วน
console-did-assign = มอบหมาย
console-did-undo = เลิกทำ
console-did-transfer = โอนเรื่อง
console-did-ask-to-close = ขอปิดเรื่อง
console-did-agree-to-close = เห็นชอบปิดเรื่อง
console-did-decline-to-close = ไม่เห็นชอบปิดเรื่อง
console-did-acknowledge = รับทราบใน LINE
console-did-sign-in = เข้าสู่ระบบ
console-did-sign-in-failures = ใส่รหัสผิดหลายครั้ง
console-did-invite = เชิญสมาชิก
console-did-enrol = สร้างบัญชี
console-did-remove-member = ให้สมาชิกพ้นหน้าที่
console-did-confirm-member = ยืนยันสมาชิก
console-did-activate-centre = เปิดใช้งานศูนย์
console-did-hand-over-key = ส่งมอบกุญแจศูนย์
console-did-found = ตั้งระบบ
console-did-officer-code = ขอรหัสผูก LINE
console-did-officer-link = ผูก LINE
console-did-officer-unlink = เลิกผูก LINE
console-did-address-forgotten = ลบที่อยู่แจ้งเตือน
console-did-content-erased = ลบเนื้อหาเมื่อครบกำหนด
console-did-media-erased = ลบไฟล์เมื่อครบกำหนด
