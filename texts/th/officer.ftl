# บัญชี LINE ของเจ้าหน้าที่: ผูกบัญชี การแจ้งเตือน และการรับทราบ

officer-hello =
    สวัสดีค่ะ บัญชีนี้ใช้แจ้งเตือนเจ้าหน้าที่ศูนย์
    พิมพ์รหัสผูกบัญชี 12 ตัวที่ได้จากระบบ ที่นี่ได้เลยค่ะ
officer-linked =
    ผูกบัญชีเรียบร้อยแล้วค่ะ
    มีเรื่องใหม่ของศูนย์เมื่อไร จะแจ้งที่แชตนี้
officer-already-linked =
    แชตนี้ผูกบัญชีไว้แล้วค่ะ มีเรื่องใหม่จะแจ้งที่นี่
    ถ้าไม่ต้องการรับแจ้งแล้ว ให้บล็อกบัญชีนี้
officer-code-unknown =
    ไม่พบรหัสนี้ หรือรหัสหมดอายุแล้วค่ะ
    ขอรหัสใหม่จากระบบ แล้วพิมพ์ที่นี่อีกครั้ง
officer-tips-not-here =
    บัญชีนี้รับเบาะแสไม่ได้ค่ะ ข้อความที่ส่งมาไม่ถูกเก็บไว้
    ถ้าจะแจ้งเรื่องยา ให้สแกน QR ที่ป้าย

officer-ack-first =
    รับทราบแล้วค่ะ { $reference }
    เปิดเรื่องและกดรับเรื่องในระบบด้วยนะคะ
officer-ack-again = คุณรับทราบ { $reference } แล้วเมื่อ { $time } น.
officer-ack-colleague = { $name } รับทราบ { $reference } แล้วเมื่อ { $time } น.
officer-ack-not-found = ไม่พบเรื่องนี้ในศูนย์ของคุณค่ะ อาจโอนไปแล้ว

notice-new = เรื่องใหม่
notice-title = เรื่องใหม่ · { $urgency }
notice-secret = เรื่องลับ 1 เรื่อง
notice-reference = เลขรับเรื่อง { $reference }
notice-drug = ยาเสพติด
notice-has-media = มีภาพ
notice-due = รับเรื่องภายใน { $time } น.
notice-due-day = รับเรื่องภายใน { $day } { $time } น.
notice-withdrawn = ผู้แจ้งถอนเรื่อง
notice-added = ผู้แจ้งส่งข้อมูลเพิ่ม
notice-digest = เรื่องรอคัดกรอง { $count } เรื่อง
notice-digest-line = มาถึงหลังจากที่แจ้งครั้งก่อน
notice-acknowledge = รับทราบ
notice-open = เปิดเรื่อง

one-moment = รับแล้วค่ะ รอสักครู่
nudge = มีข้อความใหม่ เปิดดูเมื่อสะดวกค่ะ
