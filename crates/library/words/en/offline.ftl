# Without a connection, and Dorsal on the home screen.
session-offline-title = No connection just now
session-offline-none = A session needs the safety questions first, and they need the connection. As soon as it is back, you can go on where you were.
session-offline-ready = Your session is in this browser, so you can do it all the same. What you did is kept here and sent when the connection is back.
session-offline-used = The session that was in this browser is done. Before the next one come the safety questions, and they need the connection.
session-offline-expired = The session that was in this browser has run out: a safety check holds for a day. As soon as the connection is back, please answer it again; it is short.
session-offline-renewed = Dorsal was renewed, and the session that is in this browser belongs to the older one. As soon as the connection is back, you can go on where you were.
session-offline-clock = This device says that it is { $when }. If that is wrong, please set its clock right and come back here.
session-offline-waiting = What you did is kept in this browser. It will be sent by itself when the connection is back.
session-offline-go = To my session
session-offline-emergency = Strong chest pain, trouble breathing, fainting, weak or numb legs? Call the emergency number of the country you are in now.
session-offline-numbers = Emergency numbers of all countries
session-failed-clock-title = The clock of this device is not right
session-failed-clock = It says { $when }, which is earlier than when this session was handed to you. Please set the clock right, or come back when there is a connection.

page-unsent-title = No connection just now.
page-unsent = Nothing is lost: your answers are still on this page. Please send them again when the connection is back.

page-install-description = Digital care for the upper back: it guides you, watches over your safety, and keeps the picture on your device.
page-install-title = On your home screen
page-install-lead = Dorsal can stand beside your other apps. It then opens by itself, full screen, and a session that you have opened once also works without a connection for a day.
page-install-phone = iPhone and iPad: in Safari, touch the sign for sharing, then “Add to Home Screen”.
page-install-android = Android: open the browser’s menu, then “Add to Home screen” or “Install app”.
page-install-computer = Computer: in Chrome or Edge, the sign at the right end of the address line. In Safari, the menu File, then “Add to Dock”.
page-install-now = Put it there now
