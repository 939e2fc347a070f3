# ป้ายที่ติดแล้ว: ความครอบคลุม รูปถ่าย และใบงาน ในระบบของเจ้าหน้าที่

console-nav-installation = การติดตั้ง
console-installation-coverage = ภาพรวม
console-installation-photos = รูปป้าย
console-installation-worksheet = ใบงาน MOI Drugs GIS
