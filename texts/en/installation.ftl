# Signs that hang: coverage, photos and the worksheet, in the console

console-nav-installation = Installation
console-installation-coverage = Coverage
console-installation-photos = Sign photos
console-installation-worksheet = MOI Drugs GIS worksheet
