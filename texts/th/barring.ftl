# ถอนตัว กันคนออกจากเรื่อง และศูนย์สำรองรับช่วง ในระบบของเจ้าหน้าที่

console-nav-standby = ศูนย์สำรอง

barring-title = ใครไม่ควรเห็นเรื่อง { $reference }
barring-link = ถอนตัว / กันคนออก
barring-opens-nothing = หน้านี้ไม่เปิดเนื้อเรื่อง และไม่นับว่าอ่าน
barring-bar = กันเจ้าหน้าที่ออกจากเรื่องนี้
barring-bar-text = คนที่ถูกกันจะไม่เห็นเรื่องนี้ที่ไหนเลย ทั้งรายการ จำนวน การแจ้งเตือน และบันทึก
barring-whom = เจ้าหน้าที่
barring-bar-do = กันออกจากเรื่อง
barring-nobody = ไม่มีใครให้กันจากหน้านี้ หัวหน้าศูนย์ต้องให้ศูนย์ที่เหนือขึ้นไปเป็นผู้กัน
barring-barred = ถูกกันอยู่
barring-lift = ให้เห็นอีกครั้ง
barring-recuse = ถอนตัวจากเรื่องนี้
barring-recuse-text = กดแล้วคุณจะไม่เห็นเรื่องนี้อีก และเปิดคืนเองไม่ได้ ถ้ากดผิดให้บอกหัวหน้าศูนย์
barring-recuse-do = ถอนตัว
barring-done-recuse = ถอนตัวแล้ว
barring-done-bar = กันออกแล้ว
barring-done-lift = ให้เห็นอีกครั้งแล้ว

console-bar-reason-kin = เป็นญาติหรือคนใกล้ชิด
console-bar-reason-involved = อาจเกี่ยวข้องกับเรื่อง
console-bar-reason-interest = มีส่วนได้เสียอย่างอื่น
console-bar-reason-not-said = ไม่ระบุเหตุผล

standby-title = เรื่องที่รับช่วงได้
standby-lead = เรื่องของศูนย์ที่อยู่ใต้ศูนย์นี้ ซึ่งมีเหตุให้รับช่วงได้ ยังไม่มีใครที่นี่เห็นเนื้อเรื่อง
standby-total = รับช่วงได้ { $total } เรื่อง
standby-take = รับช่วง
standby-take-do = รับช่วง { $reference }
standby-take-all = รับช่วงทั้งหมด
standby-take-text = เรื่องจะย้ายมาที่ศูนย์นี้ ศูนย์เดิมเปิดไม่ได้อีก ทั้งสองฝ่ายเห็นว่าใครรับช่วงเพราะอะไร
standby-at-once = ครั้งละไม่เกิน { $count } เรื่อง
standby-kind = ประเภท
standby-centre = อยู่ที่ศูนย์
standby-came = ส่งเข้ามา
standby-ground = เหตุ
standby-empty = ไม่มีเรื่องที่ต้องรับช่วง
standby-empty-text = เรื่องจะขึ้นที่นี่เมื่อศูนย์เลยเวลารับเรื่อง ไม่มีใครเข้าระบบ 3 วันทำการ ปิดศูนย์ หรือไม่มีใครเปิดเรื่องได้
standby-bar = กันเจ้าหน้าที่ของศูนย์ข้างใต้
standby-bar-text = ใช้เลขรับเรื่องอย่างเดียว ไม่เปิดเรื่อง คนที่ถูกกันและศูนย์ของเขาไม่เห็นรายการนี้
standby-kept = คุณกันไว้
standby-done-one = รับช่วงแล้ว เรื่องอยู่ในเรื่องของศูนย์
standby-done-all = รับช่วงแล้วทั้งหมด
standby-done-some = รับช่วงแล้ว แต่บางเรื่องย้ายมาที่นี่ไม่ได้
standby-lost = ศูนย์สำรองรับช่วงไป
standby-lost-text = เนื้อเรื่องย้ายไปแล้ว เหลือไว้แต่เลขรับเรื่อง
standby-lost-by = { $centre } รับช่วง { $date }

console-ground-deactivated = ศูนย์ปิดแล้ว
console-ground-stale = ไม่มีใครเข้าระบบ 3 วันทำการ
console-ground-all-barred = ไม่มีใครที่ศูนย์เปิดได้
console-ground-late = เลยเวลารับเรื่อง

console-refused-bar-last = คุณเป็นคนสุดท้ายที่ยังเห็นเรื่องนี้ และเหนือขึ้นไปไม่มีศูนย์อื่นแล้ว เพิ่มเจ้าหน้าที่ก่อน
console-refused-standby-nothing = ไม่พบเรื่องเลขนี้ในศูนย์ข้างใต้ หรือเจ้าหน้าที่อยู่คนละศูนย์กับเรื่อง หรือไม่มีเหตุให้รับช่วงแล้ว
console-refused-takeover-not-allowed = กติกาไม่ให้เรื่องนี้มาที่ศูนย์นี้

console-did-recuse = ถอนตัวจากเรื่อง
console-did-bar = กันคนออกจากเรื่อง
console-did-lift-bar = ให้เห็นเรื่องอีกครั้ง
console-did-takeover = ศูนย์สำรองรับช่วง
