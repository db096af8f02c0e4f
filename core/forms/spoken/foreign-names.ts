// How names and words of other languages are usually said: “written: said”, parted by semicolons. Capitals do not matter in what is
// written, and a hyphen is a space; a name of several words goes before its parts. What is said is said as it stands, so that “Bờ-ra-xin” has all that is heard.
const listed = `
Afghanistan: Áp-ga-ni-xờ-tan; Albania: An-ba-ni; Algeria: An-giê-ri; Andorra: An-đô-ra; Angola: Ăng-gô-la
Antigua: An-ti-goa; Barbuda: Bác-bu-đa; Argentina: Ác-hen-ti-na; Armenia: Ác-mê-ni-a; Australia: Ô-xờ-trây-li-a
Austria: Áo; Azerbaijan: A-déc-bai-gian; Bahamas: Ba-ha-mát; Bahrain: Ba-ranh; Bangladesh: Băng-la-đét
Barbados: Bác-ba-đốt; Belarus: Bê-la-rút; Belgium: Bỉ; Belize: Bê-li-xê; Benin: Bê-nanh; Bhutan: Bu-tan; Bolivia: Bô-li-vi-a
Bosnia: Bốt-xờ-ni-a; Herzegovina: Héc-dê-gô-vi-na; Botswana: Bốt-xoa-na; Brazil: Bờ-ra-xin; Brasil: Bờ-ra-xin; Brunei: Bờ-ru-nây
Bulgaria: Bun-ga-ri; Burkina Faso: Buốc-ki-na Pha-xô; Burundi: Bu-run-đi; Cambodia: Cam-pu-chia; Campuchia: Cam-pu-chia
Cameroon: Ca-mơ-run; Canada: Ca-na-đa; Cape Verde: Cáp Ve; Chad: Sát; Tchad: Sát; Chile: Chi-lê; China: Trung Quốc
Colombia: Cô-lôm-bi-a; Comoros: Cô-mo; Congo: Công-gô; Costa Rica: Cốt-ta Ri-ca; Croatia: Cờ-rô-a-ti-a; Cuba: Cu-ba; Cyprus: Síp
Czech: Séc; Denmark: Đan Mạch; Djibouti: Gi-bu-ti; Dominica: Đô-mi-ni-ca; Dominicana: Đô-mi-ni-ca-na; Timor Leste: Ti-mo Lét-tê
Ecuador: Ê-cu-a-đo; Egypt: Ai Cập; El Salvador: En Xan-va-đo; Salvador: Xan-va-đo; Eritrea: Ê-ri-tơ-ri-a; Estonia: E-xờ-tô-ni-a
Eswatini: E-xoa-ti-ni; Ethiopia: Ê-ti-ô-pi-a; Fiji: Phi-gi; Finland: Phần Lan; France: Pháp; Gabon: Ga-bông; Gambia: Găm-bi-a
Georgia: Gờ-ru-di-a; Gruzia: Gờ-ru-di-a; Germany: Đức; Ghana: Ga-na; Greece: Hy Lạp; Grenada: Gờ-rê-na-đa; Guatemala: Goa-tê-ma-la
Guinea: Ghi-nê; Guinea Bissau: Ghi-nê Bít-xao; Guyana: Gai-a-na; Haiti: Ha-i-ti; Honduras: Hôn-đu-rát; Hungary: Hung-ga-ri
Iceland: Ai-xơ-len; India: Ấn Độ; Indonesia: In-đô-nê-xi-a; Iran: I-ran; Iraq: I-rắc; Ireland: Ai-len; Israel: I-xờ-ra-en
Italy: I-ta-li-a; Italia: I-ta-li-a; Ivory Coast: Bờ Biển Ngà; Côte d'Ivoire: Cốt Đi-voa; Jamaica: Gia-mai-ca; Japan: Nhật Bản
Jordan: Gioóc-đa-ni; Jordani: Gioóc-đa-ni; Kazakhstan: Ca-dắc-xờ-tan; Kenya: Kê-ni-a; Kiribati: Ki-ri-ba-ti; Korea: Hàn Quốc
Kosovo: Cô-xô-vô; Kuwait: Cô-oét; Kyrgyzstan: Cư-rơ-gư-xờ-tan; Latvia: Lát-vi-a; Lebanon: Li-băng; Liban: Li-băng
Lesotho: Lê-xô-thô; Liberia: Li-bê-ri-a; Libya: Li-bi; Liechtenstein: Lích-ten-xờ-tanh; Lithuania: Lít-va; Litva: Lít-va
Luxembourg: Lúc-xăm-bua; Macedonia: Ma-xê-đô-ni-a; Madagascar: Ma-đa-ga-xờ-ca; Malawi: Ma-la-uy; Malaysia: Ma-lai-xi-a
Maldives: Man-đi-vơ; Mali: Ma-li; Malta: Man-ta; Mauritania: Mô-ri-ta-ni; Mauritius: Mô-ri-xơ; Mexico: Mê-hi-cô
Micronesia: Mi-cờ-rô-nê-di; Moldova: Môn-đô-va; Monaco: Mô-na-cô; Mongolia: Mông Cổ; Montenegro: Môn-tê-nê-gờ-rô
Morocco: Ma-rốc; Maroc: Ma-rốc; Mozambique: Mô-dăm-bích; Myanmar: Mi-an-ma; Namibia: Na-mi-bi-a; Nauru: Na-u-ru; Nepal: Nê-pan
Netherlands: Hà Lan; New Zealand: Niu Di-lân; Nicaragua: Ni-ca-ra-goa; Niger: Ni-giê; Nigeria: Ni-giê-ri-a; Norway: Na Uy
Oman: Ô-man; Pakistan: Pa-ki-xờ-tan; Palau: Pa-lau; Palestine: Pa-le-xờ-tin; Panama: Pa-na-ma; Papua New Guinea: Pa-pua Niu Ghi-nê
Papua: Pa-pua; Paraguay: Pa-ra-goay; Peru: Pê-ru; Philippines: Phi-líp-pin; Philippin: Phi-líp-pin; Poland: Ba Lan
Portugal: Bồ Đào Nha; Puerto Rico: Pu-éc-tô Ri-cô; Qatar: Ca-ta; Romania: Ru-ma-ni; Rumani: Ru-ma-ni; Russia: Nga; Rwanda: Ru-an-đa
Samoa: Xa-moa; San Marino: Xan Ma-ri-nô; Saudi Arabia: Ả-rập Xê-út; Saudi: Xê-út; Arabia: Ả-rập; Arab: Ả-rập; Scotland: Xờ-cốt-len
Senegal: Xê-nê-gan; Serbia: Xéc-bi; Seychelles: Xây-sen; Sierra Leone: Xi-ê-ra Lê-ôn; Singapore: Xinh-ga-po; Slovakia: Xờ-lô-va-ki-a
Slovenia: Xờ-lô-ven-ni-a; Solomon: Xô-lô-môn; Somalia: Xô-ma-li; Somali: Xô-ma-li; South Africa: Nam Phi; Spain: Tây Ban Nha
Sri Lanka: Xờ-ri Lan-ca; Sudan: Xu-đăng; Suriname: Xu-ri-nam; Sweden: Thụy Điển; Switzerland: Thụy Sĩ; Syria: Xi-ri; Taiwan: Đài Loan
Tajikistan: Tát-gi-ki-xờ-tan; Tanzania: Tan-da-ni-a; Thailand: Thái Lan; Togo: Tô-gô; Tonga: Tông-ga; Trinidad: Tri-ni-đát; Tobago: Tô-ba-gô
Tunisia: Tuy-ni-di; Turkey: Thổ Nhĩ Kỳ; Turkmenistan: Tuốc-mê-ni-xờ-tan; Tuvalu: Tu-va-lu; Uganda: U-gan-đa; Ukraine: U-cờ-rai-na
Ucraina: U-cờ-rai-na; Ukraina: U-cờ-rai-na; Uruguay: U-ru-goay; Uzbekistan: U-dơ-bê-ki-xờ-tan; Vanuatu: Va-nu-a-tu; Vatican: Va-ti-căng
Venezuela: Vê-nê-xu-ê-la; Vietnam: Việt Nam; Wales: Xứ Uên; Yemen: Y-ê-men; Zambia: Dăm-bi-a; Zimbabwe: Dim-ba-bu-ê; Zaire: Da-ia
Abu Dhabi: A-bu Đa-bi; Abuja: A-bu-gia; Accra: A-cờ-ra; Addis Ababa: A-đi A-bê-ba; Algiers: An-giê; Amman: Am-man; Amsterdam: Am-xờ-téc-đam
Ankara: An-ca-ra; Athens: A-ten; Baghdad: Bát-đa; Baku: Ba-cu; Bamako: Ba-ma-cô; Bangkok: Băng-cốc; Beijing: Bắc Kinh; Beirut: Bây-rút
Belgrade: Bê-ô-gờ-rát; Berlin: Béc-lin; Bern: Béc-nơ; Bogota: Bô-gô-ta; Brasilia: Bờ-ra-xi-li-a; Bratislava: Bờ-ra-ti-xờ-la-va
Brussels: Bờ-rúc-xen; Bucharest: Bu-ca-rét; Budapest: Bu-đa-pét; Buenos Aires: Bu-ê-nốt Ai-rét; Cairo: Cai-rô; Canberra: Can-be-ra
Caracas: Ca-ra-cát; Colombo: Cô-lôm-bô; Conakry: Cô-na-cờ-ri; Copenhagen: Cô-pen-ha-ghen; Dakar: Đa-ca; Damascus: Đa-mát
Delhi: Đê-li; New Delhi: Niu Đê-li; Dhaka: Đắc-ca; Dili: Đi-li; Doha: Đô-ha; Dublin: Đu-bơ-lin; Hanoi: Hà Nội; Harare: Ha-ra-rê
Havana: La Ha-ba-na; La Habana: La Ha-ba-na; Helsinki: Hen-xin-ki; Islamabad: I-xờ-la-ma-bát; Istanbul: I-xờ-tan-bun; Jakarta: Gia-các-ta
Jerusalem: Giê-ru-xa-lem; Kabul: Ca-bun; Kampala: Cam-pa-la; Kathmandu: Cát-man-đu; Khartoum: Khác-tum; Kiev: Ki-ép; Kyiv: Ki-ép
Kuala Lumpur: Cu-a-la Lăm-pơ; Lagos: La-gốt; La Paz: La Pát; Lisbon: Lít-bon; Lisboa: Lít-boa; Ljubljana: Liu-bơ-li-a-na
London: Luân Đôn; Luanda: Lu-an-đa; Lusaka: Lu-xa-ca; Madrid: Ma-đờ-rít; Manila: Ma-ni-la; Maputo: Ma-pu-tô; Minsk: Min-xờ-cơ
Mogadishu: Mô-ga-đi-su; Montevideo: Môn-tê-vi-đê-ô; Moscow: Mát-xờ-cơ-va; Moskva: Mát-xờ-cơ-va; Moscova: Mát-xờ-cơ-va; Muscat: Mút-cát
Nairobi: Nai-rô-bi; Naypyidaw: Nây-pi-đô; Nicosia: Ni-cô-xi-a; Oslo: Ốt-lô; Ottawa: Ốt-ta-oa; Paris: Pa-ri; Phnom Penh: Phờ-nôm Pênh
Prague: Pờ-ra-ha; Praha: Pờ-ra-ha; Pretoria: Pờ-rê-tô-ri-a; Pyongyang: Bình Nhưỡng; Quito: Ki-tô; Rabat: Ra-bát; Reykjavik: Rây-ki-a-vích
Riga: Ri-ga; Riyadh: Ri-át; Rome: Rô-ma; Roma: Rô-ma; Santiago: Xan-ti-a-gô; Sarajevo: Xa-ra-giê-vô; Seoul: Xơ-un; Skopje: Xờ-cốp-pi-ê
Sofia: Xô-phi-a; Stockholm: Xờ-tốc-khôm; Taipei: Đài Bắc; Tallinn: Ta-lin; Tashkent: Ta-sờ-ken; Tbilisi: Tơ-bi-li-xi; Tehran: Tê-hê-ran
Tel Aviv: Ten A-víp; Tirana: Ti-ra-na; Tokyo: Tô-ki-ô; Tripoli: Tơ-ri-pô-li; Tunis: Tuy-nít; Ulan Bator: U-lan Ba-to; Vienna: Viên
Vientiane: Viêng Chăn; Vilnius: Vin-ni-út; Warsaw: Vác-sa-va; Washington: Oa-sinh-tơn; Wellington: Oen-linh-tơn; Yangon: Y-an-gun
Yerevan: I-ê-rê-van; Zagreb: Da-gờ-rép; Aden: A-đen; Aleppo: A-lép-pô; Alaska: A-la-xờ-ca; Arizona: A-ri-dô-na; Atlanta: Át-lan-ta
Auckland: Ốc-len; Baltimore: Ban-ti-mo; Barcelona: Bác-xê-lô-na; Basel: Ba-den; Bavaria: Ba-va-ri-a; Bilbao: Bin-bao; Birmingham: Bớc-minh-ham
Bologna: Bô-lô-nha; Bombay: Bom-bay; Bonn: Bon; Bordeaux: Boóc-đô; Boston: Bốt-tơn; Brisbane: Bờ-rít-bên; Bristol: Bờ-rít-tơn
California: Ca-li-pho-ni-a; Cannes: Can; Cardiff: Các-đíp; Chicago: Chi-ca-gô; Cologne: Cô-lô-nhơ; Colorado: Cô-lô-ra-đô
Connecticut: Cô-néc-ti-cớt; Crimea: Cờ-rưm; Crưm: Cờ-rưm; Dallas: Đa-lát; Davao: Đa-vao; Davos: Đa-vốt; Detroit: Đi-tơ-roi; Donbass: Đôn-bát
Donbas: Đôn-bát; Donetsk: Đô-nét; Dortmund: Đoóc-mun; Dubai: Đu-bai; Edinburgh: Ê-đin-bơ-rơ; Florida: Phờ-lo-ri-đa; Florence: Phờ-lo-ren-xơ
Frankfurt: Phờ-răng-phuốc; Fukushima: Phu-cu-si-ma; Fukuoka: Phu-cu-ô-ca; Gangwon: Gang-uôn; Gaza: Ga-da; Geneva: Giơ-ne-vơ; Genève: Giơ-ne-vơ
Glasgow: Gờ-lát-gâu; Guam: Gu-am; Hamburg: Hăm-buốc; Hannover: Ha-nô-vơ; Hawaii: Ha-oai; Hiroshima: Hi-rô-si-ma; Hollywood: Hô-li-út
Hong Kong: Hồng Công; Hongkong: Hồng Công; Honolulu: Hô-nô-lu-lu; Houston: Hiu-xờ-tơn; Incheon: In-chơn; Johannesburg: Giô-han-ne-xờ-buốc
Kansas: Can-dát; Karachi: Ca-ra-chi; Kyoto: Ki-ô-tô; Kobe: Cô-bê; Kremlin: Cờ-rem-li; Las Vegas: Lát Vê-gát; Los Angeles: Lốt An-giơ-lét
Lausanne: Lô-dan; Leicester: Lét-tơ; Leipzig: Lai-xích; Lille: Lin; Liverpool: Li-vơ-pun; Louisiana: Lu-i-di-a-na; Lugansk: Lu-gan-xờ-cơ
Lyon: Ly-ông; Macau: Ma Cao; Macao: Ma Cao; Manchester: Man-chét-tơ; Manhattan: Man-hát-tan; Marawi: Ma-ra-uy; Marseille: Mác-xây
Massachusetts: Mát-xa-chu-xét; Melbourne: Men-bơn; Miami: Mai-a-mi; Michigan: Mi-chi-gân; Milan: Mi-lan; Milano: Mi-la-nô; Mindanao: Min-đa-nao
Minnesota: Min-nê-xô-ta; Montreal: Mông-rê-an; Mosul: Mô-xun; Mumbai: Mum-bai; Munich: Mu-ních; Nagasaki: Na-ga-xa-ki; Nagoya: Na-gôi-a
Naples: Na-pờ-lơ; Napoli: Na-pô-li; New York: Niu Oóc; New Jersey: Niu Giơ-di; New Orleans: Niu Oóc-lin; Newcastle: Niu-cát-xơn; Nice: Nít
Normandy: Noóc-măng-đi; Okinawa: Ô-ki-na-oa; Osaka: Ô-xa-ca; Oxford: Ốc-pho; Palmyra: Pan-mi-ra; Pattani: Pát-ta-ni; Pennsylvania: Pen-xin-va-ni-a
Perth: Pớc; Petersburg: Pê-téc-bua; Saint Petersburg: Xanh Pê-téc-bua; St Petersburg: Xanh Pê-téc-bua; Philadelphia: Phi-la-đen-phi-a
Phuket: Phu-kẹt; Porto: Poóc-tô; Quebec: Kê-béc; Raqqa: Rắc-ca; Rakhine: Ra-khin; Rio de Janeiro: Ri-ô đê Gia-nê-rô; Rotterdam: Rốt-téc-đam
Saint: Xanh; San Francisco: Xan Phờ-ran-xi-xờ-cô; San Diego: Xan Đi-ê-gô; San Jose: Xan Hô-xê; Sao Paulo: Xao Pao-lô; Seattle: Xi-át-tơn
Sevilla: Xê-vi-la; Shanghai: Thượng Hải; Shenzhen: Thâm Quyến; Sicily: Xi-xin; Sochi: Xô-chi; Southampton: Xao-hem-tơn; Stuttgart: Xờ-tút-gát
Sydney: Xít-ni; Texas: Tếch-dát; Tianjin: Thiên Tân; Torino: Tô-ri-nô; Toronto: Tô-rôn-tô; Turin: Tu-rin; Valencia: Va-len-xi-a
Vancouver: Van-cu-vơ; Venice: Vê-ni-dơ; Versailles: Véc-xai; Vigo: Vi-gô; Virginia: Vơ-gi-ni-a; Vladivostok: Vờ-la-đi-vô-xờ-tốc; Volga: Vôn-ga
Wimbledon: Uym-bơn-đơn; Wuhan: Vũ Hán; Xinjiang: Tân Cương; Yokohama: I-ô-cô-ha-ma; Zurich: Duy-rích; Zürich: Duy-rích
Siem Reap: Xiêm Riệp; Sihanoukville: Xi-ha-núc-vin; Savannakhet: Xa-vẳn-na-khệt; Luang Prabang: Luông Pha-băng; Chiang Mai: Chiềng Mai
Pattaya: Pát-ta-da; Penang: Pê-nang; Bali: Ba-li; Java: Gia-va; Sumatra: Xu-ma-tra; Borneo: Boóc-nê-ô; Mekong: Mê Công; Himalaya: Hi-ma-lay-a
Everest: E-vơ-rét; Amazon: A-ma-dôn; Sahara: Xa-ha-ra; Kavkaz: Cáp-ca; Balkan: Ban-căng; Baltic: Ban-tích; Siberia: Xi-bia; Europa: Ơ-rô-pa
Europe: châu Âu; Asia: châu Á; Africa: châu Phi; America: Mỹ; American: A-mê-ri-cân; Atlantic: Át-lan-tích; Pacific: Pa-xi-phích; Latinh: La-tinh
Khmer: Khơ-me; Kurd: Cuốc; Hamas: Ha-mát; Hezbollah: Hét-bô-la; Houthi: Hu-thi; Taliban: Ta-li-băng; Qaeda: Kê-đa; Rohingya: Rô-hin-gi-a
Shiite: Si-ai; Sunni: Xun-ni; Islam: I-xờ-lam; Brexit: Bờ-rếch-xít; Eurozone: khu vực đồng ơ-rô; Afrika: A-phờ-ri-ca; Slav: Xờ-láp

ASEAN: A-xê-an; UNESCO: u-nét-cô; UNICEF: u-ni-xép; NASA: na-sa; FIFA: phi-pha; APEC: a-péc; NATO: na-tô; OPEC: ô-péc; Interpol: in-tơ-pôn
OCOP: ô-cốp; UEFA: u-ê-pha; TASS: Tát; Reuters: Roi-tơ; Sputnik: Xờ-pút-ních; Bloomberg: Bờ-lum-bớc; Yonhap: I-ôn-háp; Kyodo: Ki-ô-đô
Xinhua: Tân Hoa xã; Forbes: Pho-bơ; Pentagon: Lầu Năm Góc; FBI: ép-bi-ai; CIA: xi-ai-ây; CNN: xi-en-en; BBC: bi-bi-xi; AFP: a-ép-pê
THAAD: thát; VFF: vê-ép-ép; AFF: a-ép-ép; AFC: a-ép-xê; VPN: vi-pi-en; PSG: pê-ét-giê; BMW: bê-em-vê-kép; HAGL: Hoàng Anh Gia Lai; IELTS: ai-eo
FLC: ép-lờ-xê; FPT: ép-pê-tê; SHB: ét-hát-bê; TOEIC: tô-íc; TOEFL: tô-phồ; SEA: xi; ASIAD: A-xi-át; VAR: va; CEO: xi-i-âu
IPO: ai-pi-âu; CPI: xi-pi-ai; ESPN: i-ét-pi-en; OLED: ô-lét; SARS: xa; MERS: mớt; PCR: pê-xê-e-rờ; DNA: đê-en-a; CPU: xê-pê-u; LNG: khí hóa lỏng
UNDP: u-en-đê-pê; UFO: vật thể bay lạ; VCCI: vi-xi-xi-ai; UAE: Các Tiểu vương quốc Ả-rập thống nhất; USA: Mỹ; US: Mỹ; UK: Anh; IS: ai-ét; PR: pi-a
Facebook: phây-búc; fanpage: phan-pết; Zalo: da-lô; Google: gu-gồ; YouTube: diu-túp; TikTok: tích-tóc; Twitter: tuýt-tơ; Instagram: in-xờ-ta-gờ-ram
Messenger: mét-xen-giơ; WhatsApp: oát-áp; Viber: vai-bơ; Telegram: tê-lê-gờ-ram; Gmail: gi-meo; Wikipedia: uy-ki-pê-đi-a; WikiLeaks: uy-ki-lích
Apple: Áp-pồ; Samsung: Xam-xung; Microsoft: Mai-cờ-rô-xóp; Windows: Uyn-đâu; Android: an-đờ-roi; iOS: ai-ô-ét; macOS: mác-ô-ét; Intel: In-teo
iPhone: ai-phôn; iPad: ai-pát; iPod: ai-pót; Galaxy: Ga-lắc-xi; Nokia: Nô-ki-a; Sony: Xô-ni; Xờ-peria: Ích-pê-ri-a; Xiaomi: Sao-mi; Huawei: Hoa Vĩ
Oppo: Óp-pô; Vivo: Vi-vô; Lenovo: Lê-nô-vô; Asus: A-xút; Dell: Đeo; Canon: Ca-nông; Panasonic: Pa-na-xô-ních; Toshiba: Tô-si-ba; Hitachi: Hi-ta-chi
Foxconn: Phốc-con; Qualcomm: Quan-com; Nvidia: En-vi-đi-a; Alibaba: A-li-ba-ba; Grab: Gờ-ráp; GrabBike: Gờ-ráp-bai; Uber: U-bơ; Gojek: Gô-giếch
Toyota: Tô-i-ô-ta; Honda: Hon-đa; Yamaha: I-a-ma-ha; Suzuki: Xu-du-ki; Mazda: Ma-da; Nissan: Nít-xan; Mitsubishi: Mít-xu-bi-si; Lexus: Lếch-xớt
Kawasaki: Ca-oa-xa-ki; Hyundai: Hun-đai; Ford: Pho; Chevrolet: Sê-vơ-rô-lê; Mercedes: Méc-xê-đéc; Mercedes Benz: Méc-xê-đéc Ben
Porsche: Poóc-sơ; Audi: Au-đi; Volkswagen: Vôn-xờ-va-ghen; Volvo: Vôn-vô; Peugeot: Pơ-giô; Renault: Rơ-nô; Ferrari: Phe-ra-ri; Bugatti: Bu-ga-ti
Lamborghini: Lam-bo-ghi-ni; Rolls Royce: Rôn Roi; Bentley: Ben-li; Tesla: Tét-la; Jaguar: Gia-goa; Vespa: Vét-pa; Piaggio: Pi-a-gi-ô; Boeing: Bô-inh
Airbus: E-bớt; Sukhoi: Xu-khôi; Airlines: E-lai; Vietnam Airlines: Việt Nam E-lai; Vietjet: Việt-gét; Vietjet Air: Việt-gét E; Air France: E Phờ-răng
Vingroup: Vin-gờ-rúp; Vinfast: Vin-phát; Vinmart: Vin-mát; Vinhomes: Vin-hôm; Vinpearl: Vin-pơn; Vincom: Vin-com; Vinamilk: Vi-na-miu
Vinaphone: Vi-na-phôn; MobiFone: Mô-bi-phôn; Viettel: Việt-teo; Vietnamobile: Việt-na-mô-bai; Vietlott: Việt-lốt; Vietcombank: Việt-com-banh
Vietinbank: Việt-tin-banh; Agribank: A-gờ-ri-banh; Sacombank: Xa-com-banh; Techcombank: Tếch-com-banh; Eximbank: Ê-xim-banh; VPBank: Vê-pê-banh
Oceanbank: Ô-sần-banh; HDBank: Hát-đê-banh; TPBank: Tê-pê-banh; BIDV: bê-i-đê-vê; Petrolimex: Pê-tờ-rô-li-mếch; Petrovietnam: Pê-tờ-rô Việt Nam
Petro Vietnam: Pê-tờ-rô Việt Nam; Vinalines: Vi-na-lai; Vinacomin: Vi-na-cô-min; Vinatex: Vi-na-tếch; Novaland: Nô-va-len; Formosa: Pho-mô-sa
VTVcab: vê-tê-vê cáp; VnExpress: Vi-en Ếch-pờ-rét; Vietnamnet: Việt Nam Nét; Vietnam net: Việt Nam Nét; Infonet: In-phô-nét; Zing: Dinh; MoMo: Mô-mô
Shopee: Sốp-pi; Lazada: La-da-đa; Tiki: Ti-ki; VNPay: vi-en-pây; Visa: vi-da; Mastercard: Mát-tơ-các; Coca Cola: Cô-ca Cô-la; Pepsi: Pép-xi
Heineken: Hai-ni-ken; KFC: ca-ép-xê; McDonald: Mắc Đô-nan; Starbucks: Xờ-ta-bắc; Nike: Nai-ki; Adidas: A-đi-đát; Gucci: Gút-chi; Unilever: U-ni-lê-vơ
Nestle: Nét-lê; Pfizer: Phai-dơ; Moderna: Mô-đéc-na; AstraZeneca: A-tờ-ra Dê-nê-ca; Sputnik V: Xờ-pút-ních vê; Amway: Am-uây; Disney: Đít-ni
Netflix: Nét-phờ-lích; Spotify: Xờ-pô-ti-phai; ChatGPT: chát-gi-pi-ti; OpenAI: Ô-pần ây-ai; Nobel: Nô-ben; Oscar: Ốt-ca; Grammy: Gờ-ram-mi
Olympic: Ô-lim-pích; Olympics: Ô-lim-pích; Paralympic: Pa-ra-lim-pích; Olympia: Ô-lim-pi-a; Olympiad: Ô-lim-pi-át; Robocon: Rô-bô-con; Guinness: Ghi-nét
Champions League: Cham-pi-ơn Lích; Europa League: Ơ-rô-pa Lích; Premier League: Pờ-ri-mi-ơ Lích; La Liga: La Li-ga; Liga: Li-ga; Serie A: Xê-ri A
Serie: Xê-ri; Bundesliga: Bun-đét-li-ga; Ligue: Li-gơ; V League: Vê Lích; League: Lích; World Cup: Uôn Cúp; World: Uôn; Asian Cup: A-xi-ần Cúp
Euro: ơ-rô; Copa America: Cô-pa A-mê-ri-ca; Copa: Cô-pa; SEA Games: xi-ghêm; Para Games: Pa-ra Ghêm; Games: Ghêm; Futsal: phút-xan
Real Madrid: Rê-an Ma-đờ-rít; Real: Rê-an; Barca: Bác-xa; Barça: Bác-xa; Atletico: Át-lê-ti-cô; Bayern Munich: Bai-ơn Mu-ních; Bayern: Bai-ơn
Juventus: Giu-ven-tút; Juve: Giu-ve; Inter: In-te; Arsenal: A-xơ-nan; Chelsea: Chen-xi; Tottenham: Tốt-ten-ham; Everton: E-vơ-tơn; Ajax: A-giắc
Man City: Man Xi-ti; Manchester City: Man-chét-tơ Xi-ti; Man United: Man Iu-nai-tít; Manchester United: Man-chét-tơ Iu-nai-tít; United: Iu-nai-tít
Man Utd: Man Iu-nai-tít; Utd: Iu-nai-tít; City: Xi-ti; Celta: Xen-ta; Watford: Oát-pho; Benfica: Ben-phi-ca; Old Trafford: Ôn Tra-pho; Wembley: Oem-bờ-li
Leeds: Lít; Middlesbrough: Mít-đơn-bờ-rơ; Crystal: Cờ-rít-tơn; Barnes: Bác-nơ; Anfield: An-phin; Stamford: Xờ-tem-pho; Derby: đéc-bi
Messi: Mét-xi; Ronaldo: Rô-nan-đô; Cristiano: Cờ-rít-ti-a-nô; Neymar: Nây-ma; Mbappe: Mờ-ba-pê; Mbappé: Mờ-ba-pê; Modric: Mô-đờ-rích; Salah: Xa-la
Mourinho: Mu-ri-nhô; Wenger: Oen-gơ; Ferguson: Phéc-giu-xơn; Guardiola: Goác-đi-ô-la; Ancelotti: An-xê-lốt-ti; Klopp: Cờ-lốp; Zidane: Di-đan
Zinedine: Di-nê-đin; Conte: Côn-tê; Ranieri: Ra-ni-ê-ri; Allegri: A-lê-gờ-ri; Simeone: Xi-mê-ô-nê; Griezmann: Gờ-ri-dơ-man; Ibrahimovic: I-bờ-ra-hi-mô-vích
Pogba: Pốc-ba; Rooney: Ru-ni; Hazard: A-da; Suarez: Xoa-rét; Benzema: Ben-dê-ma; Buffon: Búp-phông; Beckham: Bếch-kham; Maradona: Ma-ra-đô-na
Giroud: Gi-ru; Mkhitaryan: Mơ-khi-ta-ri-an; Haaland: Ha-lân; Federer: Phê-đơ-rơ; Nadal: Na-đan; Djokovic: Giô-cô-vích; Murray: Mơ-rây
Sharapova: Sa-ra-pô-va; Usain Bolt: U-xên Bôn; Park Hang Seo: Pắc Hang Xơ; Troussier: Tờ-rút-xi-ê; Miura: Mi-u-ra; Calisto: Ca-lít-tô; Pele: Pê-lê
Trump: Trăm; Donald: Đô-nan; Ivanka: I-van-ca; Obama: Ô-ba-ma; Barack: Ba-rắc; Biden: Bai-đơn; Clinton: Cờ-lin-tơn; Hillary: Hi-la-ri; Bush: Bu-sơ
George: Gioóc-giơ; Harris: Ha-rít; Kamala: Ca-ma-la; Putin: Pu-tin; Vladimir: Vờ-la-đi-mia; Medvedev: Mét-vê-đép; Lavrov: La-vơ-rốp; Sergei: Xéc-gây
Sergey: Xéc-gây; Zelensky: Dê-len-xờ-ki; Poroshenko: Pô-rô-sen-cô; Yanukovych: I-a-nu-cô-vích; Navalny: Na-van-ni; Lenin: Lê-nin; Stalin: Xờ-ta-lin
Xtalin: Xờ-ta-lin; Karl Marx: Các Mác; Marx: Mác; Engels: Ăng-ghen; Napoleon: Na-pô-lê-ông; Hitler: Hít-le; Macron: Ma-cờ-rông; Emmanuel: Em-ma-nu-en
Hollande: Ô-lăng; Francois: Phờ-răng-xoa; François: Phờ-răng-xoa; Le Pen: Lơ Pen; Merkel: Méc-ken; Angela: An-giê-la; Scholz: Sôn; Theresa: Tê-rê-xa
Cameron: Ca-mê-rơn; Johnson: Giôn-xơn; Thatcher: Thát-chơ; Churchill: Chớc-chin; Elizabeth: Ê-li-da-bét; Charles: Sác-lơ; William: Uy-li-am
Harry: Ha-ri; Diana: Đi-a-na; Trudeau: Tru-đô; Justin: Giát-tin; Turnbull: Tơn-bun; Erdogan: Éc-đô-gan; Netanyahu: Nê-ta-ni-a-hu; Assad: A-xát
Bashar: Ba-sa; Bashar al Assad: Ba-sa An A-xát; Saddam Hussein: Xát-đam Hút-xen; Gaddafi: Ca-đa-phi; Osama bin Laden: Ô-xa-ma Bin La-đen; Modi: Mô-đi
Gandhi: Găng-đi; Duterte: Đu-téc-tê; Marcos: Mác-cốt; Widodo: Uy-đô-đô; Mahathir: Ma-ha-thia; Prayut: Pờ-ra-giút; Thaksin: Thạc-xin; Yingluck: Dinh-lắc
Suu Kyi: Xu Chi; Hun Sen: Hun Xen; Sihanouk: Xi-ha-núc; Samdech: Xăm-đéc; Techo: Tê-chô; Sisoulith: Xi-xu-lít; Thongloun: Thoong-lun
Thongloun Sisoulith: Thoong-lun Xi-xu-lít; Bounnhang: Bun-nhăng; Kaysone: Cay-xỏn; Shinzo Abe: Sin-dô A-bê; Shinzo: Sin-dô; Abe: A-bê; Kishida: Ki-si-đa
Suga: Xu-ga; Ishiba: I-si-ba; Jong un: Châng Un; Jong nam: Châng Nam; Jong il: Châng In; Jong: Châng; Il sung: Nhật Thành; Park Geun hye: Pắc Cưn Hê
Geun hye: Cưn Hê; Moon Jae in: Mun Chê In; Jae in: Chê In; Jae: Chê; Lee: Li; Park: Pắc; Jung: Chung; Yoon: I-un; Joon: Chun; Hyun: Hi-un
Seok yeol: Xoóc I-on; Kwon: Quân; Ki moon: Ki Mun; Guterres: Gu-tê-rét; Castro: Cát-tơ-rô; Fidel: Phi-đen; Che Guevara: Chê Ghê-va-ra; Chavez: Cha-vét
Maduro: Ma-đu-rô; Lula: Lu-la; Mandela: Man-đê-la; Tillerson: Ti-lơ-xơn; Comey: Cô-mi; Flynn: Phờ-lin; Snowden: Xờ-nâu-đơn; Kissinger: Kít-xinh-giơ
Nixon: Ních-xơn; Kennedy: Ken-nơ-đi; Lincoln: Lin-côn; Reagan: Ri-gân; Roosevelt: Ru-dơ-ven; Bill Gates: Bin Ghết; Gates: Ghết; Buffett: Búp-phét
Zuckerberg: Giắc-cơ-bớc; Elon Musk: Ê-lon Mát; Musk: Mát; Jobs: Giốp; Steve: Xờ-tip; Tim Cook: Tim Cúc; Bezos: Bê-dốt; Mike: Mai-cơ; Michael: Mai-cơn
James: Giêm; John: Giôn; Jordi: Gioóc-đi; Paul: Pôn; Peter: Pi-tơ; Pierre: Pi-e; Louis: Lu-i; Jean: Giăng; Jacques: Giắc; David: Đa-vít; Daniel: Đa-ni-en
Richard: Ri-chát; Robert: Rô-bớt; Thomas: Tô-mát; Jose: Hô-xê; José: Hô-xê; Juan: Hoan; Jorge: Hoóc-hê; Javier: Ha-vi-e; Julia: Giu-li-a; Charlie: Sác-li
Jesus: Giê-su; Maria: Ma-ri-a; Joe: Giô; Mr: mít-tơ; Mrs: mít-xít; Miss: mít; Dr: bác sĩ; Shakespeare: Sếch-xờ-pia; Einstein: Anh-xờ-tanh; Newton: Niu-tơn
Darwin: Đác-uyn; Edison: Ê-đi-xơn; Galileo: Ga-li-lê; Hawking: Hô-kinh; Pasteur: Pa-xờ-tơ; Yersin: Y-éc-xanh; Curie: Quy-ri; Archimedes: Ác-si-mét
Beethoven: Bét-thô-ven; Mozart: Mô-da; Chopin: Sô-panh; Picasso: Pi-cát-xô; Van Gogh: Van Gốc; Leonardo: Lê-ô-nác-đô; Tolstoy: Tôn-xờ-tôi; Hugo: Huy-gô
Alexandre: A-lếch-xăng; Rhodes: Rốt; Eiffel: Ép-phen; Louvre: Lu-vơ-rơ; Kate: Kết; Rihanna: Ri-an-na; Beyonce: Bi-ôn-xê; Beyoncé: Bi-ôn-xê

internet: in-tơ-nét; wifi: oai-phai; wi fi: oai-phai; email: thư điện tử; e mail: thư điện tử; website: trang thông tin điện tử
web: trang thông tin điện tử; online: trực tuyến; offline: trực tiếp; hotline: đường dây nóng; livestream: phát trực tiếp; video: vi-đê-ô
clip: cờ-líp; link: đường dẫn; app: ứng dụng; smartphone: điện thoại thông minh; camera: ca-mê-ra; covid: cô-vít; covid 19: cô-vít mười chín
sars cov 2: sa-cô-vi hai; virus: vi-rút; vaccine: vắc-xin; vacxin: vắc-xin; marathon: ma-ra-tông; richter: rích-te; karaoke: ka-ra-ô-kê
container: công-ten-nơ; taxi: tắc-xi; logo: lô-gô; radio: ra-đi-ô; fax: phác; gas: ga; stress: xờ-trét; tour: tua; show: sô; dollar: đô la
blog: bờ-lốc; blogger: bờ-lốc-gơ; laptop: máy tính xách tay; robot: rô-bốt; tablet: máy tính bảng; smartwatch: đồng hồ thông minh
bluetooth: bờ-lu-tút; game: ghêm; gamer: ghêm-mơ; chip: chíp; selfie: sen-phi; hacker: hắc-cơ; fan: phan; fans: phan; hot: hót; sexy: xếch-xi; sex: xếch
showbiz: sâu-bít; model: mô-đen; festival: phét-ti-van; album: an-bum; bolero: bô-lê-rô; remix: ri-mích; rock: rốc; rapper: ráp-pơ; piano: pi-a-nô
guitar: ghi-ta; violin: vi-ô-lông; jazz: gia; pop: póp; K pop: cây-póp; Kpop: cây-póp; V pop: vi-póp; DJ: đi-gây; idol: ai-đồ; scandal: xì-căng-đan
bikini: bi-ki-ni; sushi: su-si; pizza: pít-da; hamburger: hăm-bơ-gơ; sandwich: xăng-uých; cafe: cà phê; coffee: cà phê; chocolate: sô-cô-la
socola: sô-cô-la; cocktail: cốc-tai; bar: ba; pub: pắp; casino: ca-si-nô; jackpot: giắc-pót; golf: gôn; tennis: ten-nít; derby: đéc-bi; doping: đô-pinh
motor: mô-tơ; moto: mô-tô; sedan: xê-đan; crossover: cờ-rót-ô-vơ; hatchback: hát-bách; showroom: sâu-rum; diesel: đi-ê-den; turbo: tuốc-bô
turbine: tuốc-bin; tuabin: tua-bin; bus: buýt; minibus: mi-ni-buýt; metro: mê-tờ-rô; vali: va-li; cabin: ca-bin
visa: vi-da; carbon: các-bon; dioxin: đi-ô-xin; formaldehyde: phoóc-man-đê-hít; vitamin: vi-ta-min; protein: pờ-rô-tê-in; insulin: in-xu-lin; calo: ca-lo
collagen: cô-la-gien; omega: ô-mê-ga; axit: a-xít; acid: a-xít; heroin: hê-rô-in; cocaine: cô-ca-in; ketamine: kê-ta-min; methadone: mê-tha-đôn
paracetamol: pa-ra-xê-ta-môn; amoxicillin: a-mốc-xi-xi-lin; penicillin: pê-ni-xi-lin; salbutamol: xan-bu-ta-môn; cholesterol: cô-lét-tê-rôn; stent: xờ-ten
Ebola: Ê-bô-la; Zika: Di-ca; dengue: đăng-gơ; rubella: ru-be-la; Delta: Đen-ta; Omicron: Ô-mi-cờ-rông; gen: gien; robusta: rô-bút-ta; arabica: a-ra-bi-ca
canxi: can-xi; amiăng: a-mi-ăng; oxy: ô-xy; hydro: hi-đờ-rô; nitrat: ni-tờ-rát; clo: cờ-lo; clorua: cờ-lo-rua; asen: a-sen; arsen: a-sen; ozone: ô-dôn
uranium: u-ra-ni-um; laser: la-de; radar: ra-đa; nano: na-nô; bitcoin: bít-coi; blockchain: bờ-lóc-chen; startup: khởi nghiệp; marketing: mác-két-tinh
logistics: lô-gít-tích; shipper: síp-pơ; ship: síp; shop: sốp; shopping: sốp-pinh; resort: ri-sót; homestay: hôm-xờ-tây; spa: xờ-pa; massage: mát-xa; mall: mo
sale: xeo; voucher: vao-chơ; card: các; scan: xờ-can; file: phai; photo: phô-tô; photocopy: phô-tô-cóp-pi; copy: cóp-pi; test: tét; check: chếch
PowerPoint: pao-ơ-poi; Word: uốt; Excel: ếch-xeo; Zoom: Dum; Teams: Tim; Android Auto: an-đờ-roi Ô-tô; smart: xờ-mát; city: xi-ti; mini: mi-ni
inbox: nhắn tin; comment: bình luận; like: thích; share: chia sẻ; admin: quản trị viên; trailer: trây-lơ; flycam: phờ-lai-cam
teen: tin; hotgirl: hót-gơ; girl: gơ; boy: boi; hotboy: hót-boi; team: tim; vs: gặp; MV: em-vi; acoustic: a-cút-tích; organic: hữu cơ; biogas: bi-ô-ga
VietGAP: Việt-gáp; GlobalGAP: Gờ-lô-ban-gáp; Fansipan: Phan-xi-păng; Sapa: Sa Pa; MiG: Mích; Vn: Vi-en; England: Anh; Howard: Hao-át; O'Brien: Ô Bờ-rai-ơn; Mueller: Muy-lơ; Hussein: Hút-xen; Charlotte: Sác-lốt; Arthur: Ác-thơ
Jones: Giôn; Bank: Banh; Voice: Voi; Times: Tham; Sport: Xờ-po; Mobile: Mô-bai; Business: Bi-dơ-nít; style: xờ-tai; Cambridge: Kem-bờ-rít
Saigon: Sài Gòn; SaiGon: Sài Gòn; Danang: Đà Nẵng
ôtô: ô-tô; môtô: mô-tô; đôla: đô la; canô: ca-nô; clíp: cờ-líp; capô: ca-pô; ôsin: ô-sin; ôxin: ô-sin; rơmoóc: rơ-moóc; sơmi: sơ-mi; êkíp: ê-kíp
ôzôn: ô-dôn; ôxy: ô-xy; axít: a-xít; vắcxin: vắc-xin; môtip: mô-típ; Lênin: Lê-nin; Matxcơva: Mát-xờ-cơ-va; Xôviết: Xô viết; Ảrập: Ả-rập
Arập: Ả-rập; Phnôm Pênh: Phờ-nôm Pênh; Phnôm: Phờ-nôm; Ơclit: Ơ-cờ-lít; Hànộimới: Hà Nội mới

January: tháng một; February: tháng hai; April: tháng tư; June: tháng sáu; July: tháng bảy; August: tháng tám; September: tháng chín
October: tháng mười; November: tháng mười một; December: tháng mười hai; Monday: thứ hai; Tuesday: thứ ba; Wednesday: thứ tư; Thursday: thứ năm
Friday: thứ sáu; Black Friday: Bờ-lách Phờ-rai-đây; Saturday: thứ bảy; Sunday: chủ nhật; Valentine: Va-len-tin; Noel: Nô-en; Christmas: Giáng sinh
Halloween: Ha-lô-uyn; inch: in; inches: in; feet: phít; mile: dặm; miles: dặm; pound: pao; ounce: ao-xơ; oz: ao-xơ; carat: ca-ra; gallon: ga-lông
Nm: niu-tơn mét; mAh: mi-li am-pe giờ; GHz: ghi-ga-héc; MHz: mê-ga-héc; kHz: ki-lô-héc; hp: mã lực; cc: phân khối; rpm: vòng một phút
volt: vôn; watt: oát; kilowatt: ki-lô-oát; megawatt: mê-ga-oát; Celsius: Xen-xi-út; Fahrenheit: Pha-ren-hai; byte: bai; megabyte: mê-ga-bai; yen: yên; won: uôn
`

/**
 * Readings by what they are of: in lower case with spaces, but for a short run of capitals, which other words are written as (“IS”, “US”).
 */
export const usualReadings: ReadonlyMap<string, string> = new Map(
  listed
    .trim()
    .split(/[;\n]+/)
    .map((one): [string, string] => {
      const [written = '', said = ''] = one.trim().split(': ')
      return [/^[A-Z]{2,3}$/.test(written) ? written : written.toLowerCase().replace(/[-'’]/g, ' '), said]
    }),
)
