; 自评簿 for Windows, by Inno Setup 6.3 or newer: ISCC packaging\windows\ziping.iss after the bundle is in dist\ziping.
; It installs for one user without an administrator, or for all with one; docs/installing.md explains it.
#define Version GetStringFileInfo("..\..\dist\ziping\ziping.exe", "ProductVersion")

[Setup]
AppId={{6E0B9B0A-5B0B-4C55-9C0E-7A49504B5A31}
AppName=自评簿
AppVersion={#Version}
AppPublisher=Ziping
DefaultDirName={autopf}\Ziping
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
SetupIconFile=..\..\build\ziping.ico
UninstallDisplayIcon={app}\ziping.exe
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=ziping-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Languages]
; ChineseSimplified.isl is one of Inno Setup's unofficial translations: put it beside this script
Name: "zh"; MessagesFile: "ChineseSimplified.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"

[InstallDelete]
; what an older version had in its folder and this one has not
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\ziping\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\自评簿"; Filename: "{app}\ziping.exe"
Name: "{autodesktop}\自评簿"; Filename: "{app}\ziping.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.ziping"; ValueType: string; ValueData: "Ziping.Book"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Ziping.Book"; ValueType: string; ValueData: "自评簿"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Ziping.Book\DefaultIcon"; ValueType: string; ValueData: "{app}\ziping.exe,0"
Root: HKA; Subkey: "Software\Classes\Ziping.Book\shell\open\command"; ValueType: string; ValueData: """{app}\ziping.exe"" ""%1"""

[Run]
Filename: "{app}\ziping.exe"; Description: "{cm:LaunchProgram,自评簿}"; Flags: nowait postinstall skipifsilent
