"""The page behind a sign's QR code: a button into LINE, numbers to call, nothing kept of who."""
