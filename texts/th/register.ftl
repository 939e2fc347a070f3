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
console-refused-routing-changed-meanwhile = คำขอถูกแก้หลังจากที่คุณเปิดหน้านี้ อ่านฉบับล่าสุดด้านล่างก่อนยืนยัน
console-refused-routing-asker-gone = บัญชีของผู้ขอไม่ได้ใช้งานแล้ว ให้ผู้ดูแลระบบคนอื่นขอใหม่

console-did-ask-routing-change = ขอแก้กติกาส่งเรื่อง
console-did-confirm-routing-change = ยืนยันกติกาส่งเรื่อง
console-did-drop-routing-change = ยกเลิกคำขอแก้กติกา
