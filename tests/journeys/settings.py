"""Settings of the journeys: nobody waits a day in a test, and no thief attacks its passwords."""

QUICK = {
    "NOTICE_DELAY_SECONDS": "0",
    "STATUS_DELAY_SECONDS": "0",
    "BURST_DELAY_SECONDS": "0.2",
    "MEMBER_ARGON2_MIB": "8",
    "MEMBER_ARGON2_OPS": "1",
    "RECEIPT_ARGON2_MIB": "8",
    "RECEIPT_ARGON2_OPS": "1",
}
