# ทะเบียนศูนย์และกติกาส่งเรื่อง ในระบบของเจ้าหน้าที่

trust-trusted = ให้ทุกศูนย์เห็นได้
trust-not-district = ไม่ให้อำเภอนี้เห็น
trust-not-province = ไม่ให้จังหวัดนี้เห็น
console-mark-outside-body = แจ้งหน่วยงานภายนอก
console-mark-own-department = หน่วยงานของส่วนกลางเอง

console-nav-routing = กติกาส่งเรื่อง
console-routing-title = กติกาส่งเรื่อง
console-routing-lead = เรื่องแบบไหนถึงศูนย์ระดับใด ฉบับที่ { $version } มีลายเซ็นของระบบ
console-routing-waits = รอคนที่สองยืนยัน
console-routing-asked-by = { $name } ขอแก้เมื่อ { $at }
console-routing-line = เรื่อง
console-routing-now = ตอนนี้
console-routing-then = จะเป็น
console-routing-confirm = อ่านแล้ว ยืนยันให้ใช้
console-routing-drop = ไม่ยืนยัน
console-routing-take-back = ถอนคำขอ
console-routing-second = ต้องให้หัวหน้าศูนย์ส่วนกลางอีกคนยืนยัน กติกาเดิมใช้อยู่จนกว่าจะยืนยัน
console-routing-where = เรื่องแบบนี้จะไปที่ไหน
console-routing-where-ask = ดูศูนย์ที่จะได้รับ
console-routing-standby = ศูนย์สำรอง:
console-routing-kind = เรื่อง
console-routing-service = สังกัดของผู้ถูกกล่าวหา
console-routing-workplace = ที่ทำงานของผู้ถูกกล่าวหา
console-routing-trust = ผู้แจ้งไม่ให้ใครเห็น
console-routing-area = รหัสพื้นที่ (2, 4, 6 หรือ 8 หลัก)
console-routing-receiver = ให้ถึงศูนย์ระดับ
console-routing-mark = เครื่องหมาย
console-routing-all = ทั้งหมด
console-routing-no-mark = ไม่มี
console-routing-change = ขอแก้กติกา
console-routing-change-text = ส่งให้ระดับสูงขึ้นได้ แต่ต่ำกว่าหลักไม่ได้: เรื่องเจ้าหน้าที่ต้องไม่ถึงหน่วยของผู้ถูกกล่าวหาหรือหน่วยที่ต่ำกว่า คำขอใหม่รวมกับคำขอที่ยังรออยู่
console-routing-ask = ส่งคำขอ
console-routing-asked = ส่งคำขอแล้ว รอหัวหน้าศูนย์ส่วนกลางยืนยัน
console-routing-confirmed = กติกาฉบับใหม่เริ่มใช้แล้ว
console-routing-dropped = ยกเลิกคำขอแล้ว กติกาเดิมยังใช้อยู่

console-refused-routing-undercuts = กติกานี้ส่งเรื่องต่ำกว่าหลัก ผู้ถูกกล่าวหาหรือศูนย์ที่ผู้แจ้งไม่ให้เห็นอาจได้เห็น จึงตั้งไม่ได้
console-refused-routing-unchanged = ไม่มีอะไรต่างจากกติกาที่ใช้อยู่
console-refused-changed-meanwhile = คำขอถูกแก้หลังจากที่คุณเปิดหน้านี้ อ่านฉบับล่าสุดด้านล่างก่อนยืนยัน
console-refused-asker-gone = บัญชีของผู้ขอไม่ได้ใช้งานแล้ว ให้ผู้ดูแลระบบคนอื่นขอใหม่

console-did-ask-routing-change = ขอแก้กติกาส่งเรื่อง
console-did-confirm-routing-change = ยืนยันกติกาส่งเรื่อง
console-did-drop-routing-change = ยกเลิกคำขอแก้กติกา

# ทะเบียนศูนย์แก้ได้เมื่อมีสองคน
console-nav-changes = คำขอแก้
console-changes-title = คำขอแก้ทะเบียน
console-changes-lead = ผู้ดูแลระบบขอ หัวหน้าศูนย์ส่วนกลางอ่านแล้วยืนยัน จนกว่าจะยืนยัน ของเดิมใช้อยู่
console-changes-none = ไม่มีคำขอที่รออยู่
console-changes-routing = มีคำขอแก้กติกาส่งเรื่อง เปิดอ่าน
console-entry-title = ในทะเบียน
console-entry-line = รายการ
console-entry-of = { $about } ({ $centre })
console-entry-name-th = ชื่อศูนย์
console-entry-name-en = ชื่อภาษาอังกฤษ
console-entry-phone = โทรศัพท์หรือสายด่วน
console-entry-phone-hint = เบอร์ที่ประชาชนโทรได้ จะขึ้นบนป้าย
console-entry-contact = ผู้ประสานงาน
console-entry-contact-hint = กลุ่มงานหรือตำแหน่ง ไม่ใส่เบอร์ส่วนตัว
console-entry-districts = พื้นที่ที่ดูแล
console-entry-districts-hint = อำเภอหนึ่งมีศูนย์ดูแลได้แห่งเดียว เลือกอำเภอที่ศูนย์อื่นดูแลอยู่ คือย้ายมาที่ศูนย์นี้
console-entry-served-by = ตอนนี้ { $centre } ดูแล
console-entry-version = ลายเซ็นของระบบ ฉบับที่ { $version }
console-entry-unsigned = ยังไม่มีลายเซ็น เพราะศูนย์ยังไม่เริ่ม
console-entry-members = ดูและเชิญสมาชิก
console-entry-ask = ขอแก้รายการนี้
console-entry-ask-text = มีผลเมื่อหัวหน้าศูนย์ส่วนกลางยืนยัน คำขอใหม่แทนคำขอเดิมของศูนย์นี้
console-entry-deactivate-text = เรื่องใหม่จะไปศูนย์ระดับบน
console-change-confirm = อ่านแล้ว ยืนยันให้ใช้
console-change-second = รอหัวหน้าศูนย์ส่วนกลางยืนยัน
console-change-stale = รายการถูกแก้หลังจากที่ขอไว้ ยืนยันไม่ได้ ให้ผู้ดูแลระบบขอใหม่
console-centre-asked = ส่งคำขอแล้ว รอหัวหน้าศูนย์ส่วนกลางยืนยัน
console-centre-confirmed = ทะเบียนใหม่เริ่มใช้แล้ว
console-centre-dropped = ยกเลิกคำขอแล้ว ทะเบียนเดิมยังใช้อยู่

console-refused-centre-unchanged = ไม่มีอะไรต่างจากที่ใช้อยู่
console-refused-centre-name-missing = ต้องมีชื่อศูนย์ทั้งสองภาษา
console-refused-centre-district-unknown = เลือกได้เฉพาะอำเภอในจังหวัดของศูนย์
console-refused-centre-serves-none = ศูนย์ที่เปิดใช้งานต้องดูแลอย่างน้อยหนึ่งอำเภอ ถ้าจะรวมศูนย์ ให้ขอปิดศูนย์เดิมก่อน
console-refused-centre-state-not-now = ศูนย์นี้เปลี่ยนสถานะแบบนี้ไม่ได้
console-refused-centre-without-lead = ยังไม่มีหัวหน้าศูนย์ที่ถือกุญแจ ถ้าเปิดตอนนี้จะไม่มีใครอ่านเรื่องได้

console-did-ask-centre-change = ขอแก้ทะเบียนศูนย์
console-did-confirm-centre-change = ยืนยันทะเบียนศูนย์
console-did-drop-centre-change = ยกเลิกคำขอแก้ทะเบียน
