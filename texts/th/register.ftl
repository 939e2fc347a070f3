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
console-routing-as-it-is = คงเดิม
console-routing-unknown-area = ไม่มีพื้นที่รหัส { $code } ตรวจเลขอีกครั้ง
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

# ใครเริ่มงานแล้ว และหนังสือเตือน
console-board-title = ความพร้อมของศูนย์
console-board-lead = ‘ไม่มีผู้เข้าใช้’ คือ ไม่มีใครที่อ่านเรื่องได้เข้าระบบเลยใน 3 วันทำการ
console-board-all = ทั้งหมด
console-board-everywhere = ทุกจังหวัด
console-board-none = ไม่มีศูนย์ตามที่เลือก
console-board-province = จังหวัด
console-board-centre = ศูนย์
console-board-level = ระดับ
console-board-standing = สถานะ
console-board-last = เข้าใช้ล่าสุด
console-board-phone = โทรศัพท์
console-board-districts = พื้นที่ที่ดูแล
console-board-letters = พิมพ์หนังสือเตือน { $count } ศูนย์
console-board-csv = ดาวน์โหลด CSV
console-standing-stale = ไม่มีผู้เข้าใช้
console-standing-listed = ยังไม่เริ่ม
console-standing-invited = เชิญแล้ว รอเปิดใช้
console-standing-active = ทำงานอยู่
console-standing-deactivated = ปิดใช้งาน
console-centre-letter = พิมพ์หนังสือเตือน
console-letters-title = หนังสือเตือน
console-letters-lead = { $count } ฉบับ ฉบับละหน้า ตรวจชื่อ ใส่เลขที่หนังสือและลงนามก่อนส่ง
console-letters-none = ไม่มีศูนย์ที่ต้องเตือน

console-letter-number = ที่ ......................................
console-letter-about = เรื่อง
console-letter-to = เรียน
console-letter-refers = อ้างถึง
console-letter-subject-start = ขอให้เริ่มใช้งานระบบรับแจ้งเบาะแสยาเสพติด
console-letter-subject-stale = ขอให้เข้าใช้งานระบบรับแจ้งเบาะแสยาเสพติดอย่างต่อเนื่อง
console-letter-head-of = หัวหน้า { $centre }
console-letter-order = หนังสือกระทรวงมหาดไทย ที่ มท ๐๓๑๑.๓/ว ๑๗๕๗ ลงวันที่ ๑๗ ธันวาคม ๒๕๖๗
console-letter-listed = ตามหนังสือที่อ้างถึง ให้ทุกจังหวัดและอำเภอติดตั้งป้ายคิวอาร์โค้ดสำหรับรับแจ้งเบาะแสยาเสพติด และตรวจสอบทุกเรื่องที่ได้รับแจ้งนั้น ขณะนี้ { $centre } ยังไม่ได้เริ่มใช้งานระบบรับแจ้งเบาะแส เรื่องที่ประชาชนแจ้งในพื้นที่จึงส่งไปยังศูนย์ระดับบนแทน
console-letter-invited = ตามหนังสือที่อ้างถึง ให้ทุกจังหวัดและอำเภอติดตั้งป้ายคิวอาร์โค้ดสำหรับรับแจ้งเบาะแสยาเสพติด และตรวจสอบทุกเรื่องที่ได้รับแจ้งนั้น ผู้ดูแลระบบได้เชิญหัวหน้าของ { $centre } แล้ว แต่ศูนย์ยังไม่เปิดใช้งาน เรื่องที่ประชาชนแจ้งในพื้นที่จึงส่งไปยังศูนย์ระดับบนแทน
console-letter-stale = ตามหนังสือที่อ้างถึง ให้ตรวจสอบเบาะแสยาเสพติดทุกเรื่องที่ได้รับแจ้งนั้น ปรากฏว่าไม่มีเจ้าหน้าที่ของ { $centre } เข้าใช้ระบบรับแจ้งเบาะแสเกินสามวันทำการ
console-letter-stale-last = ตามหนังสือที่อ้างถึง ให้ตรวจสอบเบาะแสยาเสพติดทุกเรื่องที่ได้รับแจ้งนั้น ปรากฏว่าไม่มีเจ้าหน้าที่ของ { $centre } เข้าใช้ระบบรับแจ้งเบาะแสเกินสามวันทำการ ครั้งล่าสุดเมื่อวันที่ { $day }
console-letter-please = จึงขอให้ดำเนินการ ดังนี้
console-letter-listed-1 = ๑. มอบหมายหัวหน้าศูนย์หนึ่งคน และแจ้งชื่อต่อผู้ดูแลระบบเพื่อรับรหัสเชิญ
console-letter-listed-2 = ๒. สร้างบัญชีด้วยรหัสเชิญ แล้วโทรศัพท์ให้หัวหน้าศูนย์ระดับบนยืนยันตัวบุคคล
console-letter-listed-3 = ๓. เก็บใบกู้กุญแจของศูนย์ไว้ในตู้นิรภัย และเชิญเจ้าหน้าที่ศูนย์อย่างน้อยหนึ่งคน
console-letter-invited-1 = ๑. ผู้ได้รับเชิญสร้างบัญชีด้วยรหัสเชิญ หากเกินเจ็ดวันให้ขอรหัสใหม่จากผู้ดูแลระบบ
console-letter-invited-2 = ๒. โทรศัพท์ให้หัวหน้าศูนย์ระดับบนยืนยันตัวบุคคล โดยเทียบรหัสบนหน้าจอให้ตรงกัน
console-letter-invited-3 = ๓. เก็บใบกู้กุญแจของศูนย์ไว้ในตู้นิรภัย และเชิญเจ้าหน้าที่ศูนย์อย่างน้อยหนึ่งคน
console-letter-stale-1 = ๑. ให้หัวหน้าหรือเจ้าหน้าที่ศูนย์เข้าระบบโดยเร็ว และเปิดอ่านเรื่องของศูนย์
console-letter-stale-2 = ๒. มอบหมายผู้เข้าดูระบบทุกวันทำการ และผู้รับแจ้งทาง LINE
console-letter-stale-3 = ๓. หากเข้าระบบไม่ได้ หรือผู้รับผิดชอบย้าย ให้แจ้งผู้ดูแลระบบทันที
console-letter-closing = จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ
console-letter-respect = ขอแสดงความนับถือ
console-letter-name = (......................................................)
console-letter-phone = โทร. { $phone }

# โอนเรื่อง: เส้นทาง ส่งคืน วนซ้ำ และย้ายเรื่องไปศูนย์ที่เพิ่งเปิด
console-transfer-reason-returned = ส่งคืน
console-transfer-reason-now-active = ศูนย์ในพื้นที่เริ่มทำงานแล้ว
console-transfer-way = เรื่องนี้ผ่านศูนย์ใดมาแล้ว
console-transfer-back = ส่งคืน
console-transfer-back-text = { $centre } ส่งเรื่องนี้มา ถ้าไม่ใช่เรื่องของเรา ส่งคืนพร้อมเหตุผลได้
console-transfer-back-why = เหตุผลที่ส่งคืน
console-transfer-back-why-hint = ปิดผนึกไปกับเรื่อง
console-transfer-back-do = ส่งคืน
console-transfer-loop = เรื่องนี้เคยอยู่ที่ศูนย์นั้นแล้วสองครั้ง ถ้าส่งอีกจะเป็นครั้งที่สาม โทรคุยกันก่อนจะเร็วกว่า
console-transfer-loop-again = เรื่องนี้เคยอยู่ที่ศูนย์นั้นแล้วสองครั้ง โทรคุยกันก่อน ถ้ายังจะส่ง ให้ทำเครื่องหมายด้านล่าง
console-transfer-loop-short = ครั้งที่สาม
console-transfer-loop-knowing = คุยกันแล้ว ส่งไปครั้งที่สาม
console-hand-down-title = ย้ายเรื่องไปศูนย์ในพื้นที่
console-hand-down-offer = { $centre } เริ่มทำงานแล้ว เรื่องใหม่ในศูนย์ของคุณ { $count } เรื่องเกิดในพื้นที่นั้น
console-hand-down-look = ดูและย้าย
console-hand-down-text = กุญแจของแต่ละเรื่องย้ายไปศูนย์นั้น ศูนย์ของคุณเปิดอ่านไม่ได้อีก เรื่องที่รับไว้แล้วไม่ถูกย้าย
console-hand-down-do = ย้าย { $count } เรื่อง
console-hand-down-go-on = ย้ายต่อ
console-hand-down-moved = { $count ->
    [0] ไม่มีเรื่องที่ย้ายไป { $centre } ได้
   *[other] ย้ายไป { $centre } แล้ว { $count } เรื่อง
 }
console-hand-down-kept = { $count } เรื่องอยู่ที่ศูนย์ของคุณต่อไป เพราะกติกาไม่ให้ส่งไปศูนย์นั้น
console-hand-down-failed = { $count } เรื่องย้ายไม่ได้ เพราะถูกแก้ระหว่างย้ายหรือเปิดไม่ได้ เปิดดูทีละเรื่องในคิว
console-hand-down-back = กลับไปเรื่องของศูนย์
console-refused-transfer-loops = เรื่องนี้เคยอยู่ที่ศูนย์นั้นแล้วสองครั้ง
console-refused-transfer-back-why = บอกเหตุผลที่ส่งคืนด้วย
