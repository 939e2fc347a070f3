# รูปป้ายที่ติดแล้ว: ในบัญชี LINE ของเจ้าหน้าที่ และในระบบ

officer-photos-filed =
    บันทึกแล้ว { $count } ป้ายค่ะ
    { $signs }
officer-photos-alone = รูปนี้
officer-photos-numbered = รูปที่ { $numbers }{" "}
officer-photos-no-code =
    { $photos }อ่าน QR ไม่ออกค่ะ
    { $count ->
        [1] ช่วยพิมพ์รหัสป้าย 6 ตัวที่อยู่ใต้ QR ให้หน่อยนะคะ
       *[other] ช่วยพิมพ์รหัสป้าย 6 ตัวที่อยู่ใต้ QR ทีละป้าย เริ่มจากรูปแรกที่อ่านไม่ออกนะคะ
    }
officer-photos-gone = { $photos }ถูกลบไปก่อน จึงไม่ได้บันทึกค่ะ
officer-photos-unavailable =
    { $photos }รับจาก LINE ไม่ได้ จึงไม่ได้บันทึกค่ะ
    ส่งใหม่อีกครั้งนะคะ
officer-photos-too-big =
    { $photos }ใหญ่เกินไป จึงไม่ได้บันทึกค่ะ
    ส่งใหม่เป็นรูปปกติ ไม่ต้องเลือก “ต้นฉบับ”
officer-photos-not-allowed = { $photos }เปิดเป็นรูปไม่ได้ จึงไม่ได้บันทึกค่ะ
officer-photos-unknown = { $photos }มีรหัสที่ไม่อยู่ในทะเบียนป้าย ถ้าคิดว่าเป็นป้ายของเรา แจ้งผู้ดูแลระบบนะคะ
officer-photos-outside = { $photos }เป็นป้ายนอกพื้นที่ของศูนย์คุณ จึงไม่ได้บันทึกค่ะ
officer-photos-retired = { $photos }เป็นป้ายที่เลิกใช้แล้ว จึงไม่ได้บันทึก ปลดลงได้เลยค่ะ
officer-photos-enough = รูปนี้ยังไม่ได้บันทึกค่ะ วันหนึ่งรับได้ { $most } รูป ส่งใหม่พรุ่งนี้ หรือให้เจ้าหน้าที่บันทึกข้อมูลส่งในระบบ
officer-photos-more = รูปที่เหลือยังรับจาก LINE ไม่ได้ ถ้าได้แล้วจะบอกค่ะ

officer-sign-tampered =
    มี QR ที่ไม่ใช่ของเราอยู่บนป้าย
    { $signs }
    แกะ QR นั้นออก แล้วถ่ายส่งมาใหม่นะคะ
officer-sign-by-hand = บันทึกป้าย { $code } { $site } แล้วค่ะ
officer-sign-still-waiting = ยังมีอีก { $count } รูปที่รอรหัส พิมพ์รหัสของรูปถัดไปได้เลย
officer-sign-photo-first = ส่งรูปป้ายมาก่อนนะคะ ถ้าอ่าน QR ไม่ออกค่อยพิมพ์รหัส
officer-sign-code-how =
    ยังมี { $count } รูปที่รอรหัสป้ายค่ะ
    พิมพ์แค่รหัส 6 ตัวใต้ QR หรือถ่ายใหม่ใกล้ ๆ แล้วส่งมาอีกครั้ง
officer-sign-misread =
    ไม่พบรหัสนี้ค่ะ
    ลองดูที่ป้ายทีละตัวอีกครั้ง ไม่มีเลข 0 กับ 1 และไม่มีตัว I, L, O, U
officer-sign-unknown =
    ไม่พบรหัส { $code } ในทะเบียนค่ะ
    ลองดูที่ป้ายทีละตัวอีกครั้ง
officer-sign-outside = ป้ายนี้อยู่นอกพื้นที่ของศูนย์คุณ จึงไม่ได้บันทึกค่ะ
officer-sign-retired = ป้ายนี้เลิกใช้แล้ว จึงไม่ได้บันทึก ปลดลงได้เลยค่ะ
officer-sign-pictures-only = ส่งเป็นรูปถ่ายของป้ายนะคะ คลิปกับเสียงเราไม่เก็บไว้
officer-sign-place = ส่งตำแหน่งป้าย
officer-sign-placed = บันทึกตำแหน่งของป้ายแล้วค่ะ
officer-sign-place-how =
    ไม่แน่ใจว่าเป็นตำแหน่งของป้ายไหน จึงไม่ได้เก็บไว้ค่ะ
    ส่งรูปป้ายทีละป้าย แล้วส่งตำแหน่งภายใน 15 นาที

console-photos-title = รูปป้ายที่ติดแล้ว
console-photos-lead = ส่งรูปป้ายที่ติดแล้ว ระบบอ่าน QR แล้วบันทึกให้เอง
console-photos-choose = เลือกรูปหรือถ่ายใหม่
console-photos-choose-hint = ครั้งละไม่เกิน { $most } รูป รูปละไม่เกิน { $largest } MB รวมไม่เกิน { $together } MB รูปเดียวมีหลายป้ายได้
console-photos-kept = ก่อนเก็บ ระบบลบตำแหน่งและข้อมูลอื่นที่ติดมากับไฟล์
console-photos-send = ส่งรูป
console-photos-sending = กำลังส่งและอ่าน QR อาจใช้เวลาถึงหนึ่งนาที
console-photos-waiting = รูปที่รอรหัสป้าย
console-photos-newest = ล่าสุดในพื้นที่ของคุณ
console-photos-none = ยังไม่มีรูปป้ายในพื้นที่ของคุณ
console-photos-none-text = ส่งรูปที่นี่ หรือให้เจ้าหน้าที่ที่ติดป้ายส่งในบัญชี LINE ของเจ้าหน้าที่
console-photos-sent = ผลของรูปที่ส่ง
console-photos-sent-lead = บันทึกแล้ว { $signs } ป้าย · รอรหัส { $needing } รูป
console-photos-back = รูปป้ายทั้งหมด
console-photo = รูปป้าย { $code } { $site }
console-photo-number = รูปที่ { $number }
console-photo-by = ส่งโดย { $name }
console-photo-hung = บันทึกแล้ว
console-photo-by-hand = พิมพ์รหัสเอง
console-photo-tampered = มี QR แปลกปลอม
console-photo-tampered-text = มี QR ที่ไม่ใช่ของเราอยู่บนป้าย แกะออก แล้วถ่ายส่งมาใหม่
console-photo-code = รหัสป้าย 6 ตัวใต้ QR
console-photo-no-code = อ่าน QR ไม่ออก
console-photo-file = บันทึก
console-photo-filed = บันทึกป้ายแล้ว
console-photo-problem-gone = ไม่มีรูปนี้แล้ว
console-photo-problem-unavailable = รับรูปไม่ได้
console-photo-problem-too-big = รูปใหญ่เกินไป ส่งรูปที่เล็กกว่านี้
console-photo-problem-not-allowed = เปิดเป็นรูปไม่ได้ ส่งเป็น JPEG, PNG หรือ WebP
console-photo-problem-unknown = มีรหัสที่ไม่อยู่ในทะเบียนป้าย
console-photo-problem-outside = ป้ายนี้อยู่นอกพื้นที่ของศูนย์คุณ จึงไม่ได้บันทึก
console-photo-problem-retired = ป้ายนี้เลิกใช้แล้ว จึงไม่ได้บันทึก
console-sign-photos = รูปถ่าย
console-refused-photos-none = ยังไม่ได้เลือกรูป
console-refused-photos-busy = ตอนนี้มีคนส่งรูปพร้อมกันหลายคน รอสักครู่แล้วส่งใหม่
console-refused-photos-too-much = มากเกินไป ส่งได้ครั้งละไม่เกิน { $most } รูป รวมไม่เกิน { $together } MB แบ่งส่งหลายครั้งได้
console-refused-sign-code-unknown = ไม่พบรหัสนี้ ลองดูที่ป้ายทีละตัวอีกครั้ง
console-refused-sign-outside = ป้ายนี้อยู่นอกพื้นที่ของศูนย์คุณ จึงไม่ได้บันทึก
console-refused-sign-is-retired = ป้ายนี้เลิกใช้แล้ว จึงไม่ได้บันทึก
console-refused-sign-photo-filed = รูปนี้บันทึกไปแล้ว
console-did-sign-photo = ส่งรูปป้าย
console-did-report-sign = รายงานป้ายจากรูป
