"""What is wrong within a registration or a list of stars."""

from __future__ import annotations

from xingji.messages.catalogue import Message, Words

MESSAGES: dict[str, Message] = {
    "XJ301": Message(
        title=Words("信用代码校验码不符", "Wrong check character"),
        says=Words("统一社会信用代码“{uscc}”的校验码不符", "the check character of the credit code “{uscc}” is wrong"),
        why=Words(
            "按GB 32100-2015，代码最后一位由前17位算出；对不上通常是抄错了一位。",
            (
                "By GB 32100-2015 the last character is computed from the others; a mismatch mostly "
                "means a copying mistake."
            ),
        ),
        fix=Words(
            "对照营业执照逐位核对，留意形近的字母和数字（如8与B、0与D）；"
            "执照原件确实如此的，填写“代码例外”（uscc_exception）并说明理由。",
            (
                "Compare it with the business licence character by character (8 and B, or 0 and D, look "
                "alike); if the licence really says so, fill in uscc_exception with the reason."
            ),
        ),
        fix_workbook=Words(
            "对照营业执照逐位核对，留意形近的字母和数字（如8与B、0与D）；代码写错的，用正确的代码另建材料再导出；执照原件确实如此的，在封面“代码例外理由”写明。",
            "Compare it with the business licence character by character (8 and B, or 0 and D, look alike); if "
            "the code is wrong, begin a dossier with the right one and export that; if the licence really says "
            "so, write the reason into 代码例外理由 on the cover.",
        ),
    ),
    "XJ302": Message(
        title=Words("代码例外待核对", "Exception to be verified"),
        says=Words(
            "代码“{uscc}”填写了校验例外，请对照原件核对",
            ("an exception is claimed for the credit code “{uscc}” and must be compared with the licence"),
        ),
        why=Words(
            "少数早期代码虽然真实但校验码不符，只能由人对照原件确认。",
            "A few early codes are genuine although their check character is wrong; only a person can confirm that.",
        ),
        fix=Words(
            "查看营业执照，确认代码与例外理由属实；不属实的，请机构改正代码并删除例外。",
            (
                "Look at the licence and confirm the code and the reason; if they are not right, have "
                "the code corrected and the exception deleted."
            ),
        ),
    ),
    "XJ303": Message(
        title=Words("代码不是企业类", "Not the code of an enterprise"),
        says=Words(
            "信用代码以“{prefix}”开头，企业的代码一般以“91”开头",
            "the credit code begins with “{prefix}”; codes of enterprises begin with “91”",
        ),
        why=Words(
            "代码前两位表示登记部门和机构类别（GB 32100-2015）；培育对象是工业企业和平台企业（见通知）。",
            "The first two characters tell the kind of body (GB 32100-2015); "
            "the programme is for enterprises (see the notice).",
        ),
        fix=Words(
            "核对是否误填了事业单位或其他单位的代码；确属参培企业的，不必修改，由审核人员确认。",
            (
                "Check whether the code of another type of body was entered; if this body does take "
                "part, leave it for the reviewer."
            ),
        ),
    ),
    "XJ304": Message(
        title=Words("登记机关不在本省", "Registered in another province"),
        says=Words(
            "信用代码中的登记机关区划为{region}，不属于{province}（{begins}开头）",
            ("the credit code has the registration region {region}, which is not in {province} ({begins}…)"),
        ),
        why=Words(
            "代码第3至8位是登记机关的行政区划（GB 32100-2015），"
            "培育面向省内企业（见通知）；登记地与生产地可以不同，所以只作提醒。",
            "Characters 3 to 8 name the registering region (GB 32100-2015) and the programme is "
            "for the province (see the notice); a plant may lie elsewhere, so this is a warning.",
        ),
        fix=Words(
            "核对代码有无抄错；企业的生产场所确在省内的，不必修改。",
            ("Check the code for mistakes; if the plant is in the province, no change is needed."),
        ),
    ),
    "XJ305": Message(
        title=Words("代码与文件夹不一致", "Code and folder differ"),
        says=Words(
            "登记的代码“{uscc}”与所在文件夹“{folder}”不一致",
            "the registered code “{uscc}” differs from the name of the folder “{folder}”",
        ),
        why=Words(
            "企业的全部材料靠文件夹名归到一起，两处不同就分不清是哪家企业。",
            (
                "All documents of an enterprise belong together by the name of their folder; if code and "
                "folder differ, it is unclear whose they are."
            ),
        ),
        fix=Words(
            "对照营业执照，改正写错的一处：代码写错就改代码，文件夹名写错就给文件夹改名。",
            "Compare both with the business licence and correct the wrong one.",
        ),
        fix_workbook=Words(
            "工作簿不能改代码；请用营业执照上的代码另建材料，再导出工作簿。",
            "A workbook cannot change the code; begin a dossier with the code of the licence and export a new "
            "workbook.",
        ),
    ),
    "XJ306": Message(
        title=Words("设区市与文件夹不一致", "City and folder differ"),
        says=Words(
            "设区市“{city}”不是省内设区市的拼音，或与文件夹“{folder}”不一致",
            "the city “{city}” is unknown or differs from the folder “{folder}”",
        ),
        why=Words(
            "设区市决定由哪个工信局负责、选用哪些自评估咨询机构（见通知）。",
            "The city decides which bureau is in charge and which agencies may serve (see the notice).",
        ),
        fix=Words(
            "把city改成province.yaml中的城市编号；放错设区市的，把企业文件夹整个移过去。",
            "Write the id of a city in province.yaml; if the dossier lies under the wrong city, move the whole folder.",
        ),
        fix_workbook=Words(
            "工作簿不能改设区市；放错设区市的，请保管材料文件的人员移动后再导出。",
            "A workbook cannot change the city; ask whoever keeps the files to move the dossier, then export again.",
        ),
    ),
    "XJ307": Message(
        title=Words("县区代码不存在", "Unknown county code"),
        says=Words(
            "“{county}”不是省内县（市、区）的行政区划代码", "“{county}” is not the code of a county in the province"
        ),
        why=Words(
            "按县（市、区）统计进展时要用统一的行政区划代码；开发区、园区不属于县级区划。",
            ("Progress is counted by county, using the official code; development zones are not counties."),
        ),
        fix=Words(
            "填写counties.yaml中的六位代码；企业在开发区或园区的，可改填功能板块（zone）。",
            "Write the six digits that counties.yaml has; for an enterprise in a development zone use zone instead.",
        ),
        fix_workbook=Words(
            "在“县（市、区）”一格从下拉列表中选择；企业在开发区或园区的，可以空着，改填“功能板块”。",
            "Choose from the list in 县（市、区）; for an enterprise in a development zone leave it empty and "
            "fill in 功能板块.",
        ),
    ),
    "XJ308": Message(
        title=Words("县区不属于该设区市", "County of another city"),
        says=Words(
            "“{county}”是{city}的{name}，与所填设区市不符",
            "“{county}” is {name} in {city}, not in the city that was entered",
        ),
        why=Words(
            "设区市和县（市、区）对不上，就不知道该由哪个市负责、计入哪里的进展。",
            (
                "If the city and the county do not match, it is unclear which city is responsible and "
                "where progress counts."
            ),
        ),
        fix=Words(
            "核对企业所在地，改正县区代码；名称相同的区要看代码。",
            "Check where the enterprise is and correct the code; mind that two counties may have one name.",
        ),
    ),
    "XJ309": Message(
        title=Words("功能板块不存在或不在该市", "Unknown zone, or of another city"),
        says=Words(
            "功能板块“{zone}”不存在，或不属于所填设区市", "the zone “{zone}” is unknown or belongs to another city"
        ),
        why=Words(
            "开发区、园区使用项目统一编号，才能归入正确的设区市。",
            ("Development zones have ids of this project, so that they are counted for the right city."),
        ),
        fix=Words(
            "对照zones.yaml中的编号改正；不确定的，可只填县（市、区）代码（county），删去zone。",
            "Correct it according to zones.yaml; if in doubt, fill in county instead and delete zone.",
        ),
        fix_workbook=Words(
            "在“功能板块”一格从下拉列表中选择；不确定的空着，只填“县（市、区）”。",
            "Choose from the list in 功能板块; if in doubt, leave it empty and fill in 县（市、区） only.",
        ),
    ),
    "XJ310": Message(
        title=Words("未填县区或功能板块", "Neither county nor zone"),
        says=Words("县（市、区）和功能板块都没有填写", "neither county nor zone is filled in"),
        why=Words(
            "两项至少填一项，才能按地区统计进展，并知道由哪一级联系企业。",
            ("One of the two is needed to count progress by area and to know who looks after the enterprise."),
        ),
        fix=Words(
            "填写六位县区代码（county），或功能板块编号（zone）。",
            "Fill in the six digits of the county (county) or the id of the zone (zone).",
        ),
        fix_workbook=Words(
            "在“县（市、区）”或“功能板块”一格从下拉列表中选择。", "Choose from the list in 县（市、区） or in 功能板块."
        ),
    ),
    "XJ311": Message(
        title=Words("行业大类代码不存在", "Unknown industry"),
        says=Words("“{industry}”不是GB/T 4754-2017的行业大类代码", "“{industry}” is not a division of GB/T 4754-2017"),
        why=Words(
            "行业按国家标准GB/T 4754-2017的大类统计，须用标准中的两位代码。",
            "Industries are counted by the divisions of GB/T 4754-2017, which have two digits.",
        ),
        fix=Words(
            "填写两位大类代码，例如34（通用设备制造业）；不足两位的前面补0。",
            "Write the two digits of the division, for example 34 (通用设备制造业), with a leading 0 where needed.",
        ),
    ),
    "XJ312": Message(
        title=Words("联系电话可能有误", "Telephone number looks wrong"),
        says=Words("联系电话的位数看上去不对", "the telephone number seems to have the wrong length"),
        why=Words(
            "核查和整改要靠这个电话联系企业；号段会增加，所以只作提醒。",
            "Reviewers reach the enterprise by this number; number ranges grow, so this is only a warning.",
        ),
        fix=Words(
            "核对号码：手机11位；座机写“区号-号码”，分机再加“-分机号”，例如010-12345678-801。",
            (
                "Check it: a mobile number has 11 digits; a fixed line is area code, hyphen, number, "
                "with an extension after another hyphen."
            ),
        ),
        fix_workbook=Words(
            "核对号码，手机11位；座机写“区号-号码”，分机再加“-分机号”，例如010-12345678-801。",
            "Check the number; a mobile number has 11 digits, a fixed line is area code, hyphen, number, with "
            "an extension after another hyphen.",
        ),
    ),
    "XJ313": Message(
        title=Words("等级超出该类型上限", "Level above the top of the track"),
        says=Words("等级{level}超出该类型的最高等级{top}", "level {level} is above the top level {top} of the track"),
        why=Words(
            "每个类型有几个级别由它的细则规定（见通知）。",
            "The guideline of a track says how many levels it has (see the notice).",
        ),
        fix=Words("核对类型（track）和等级（level）是否填反或填错。", "Check whether track and level are right."),
        fix_workbook=Words("核对“已有等级”中的类型和级数是否写反或写错。", "Check track and level in 已有等级."),
    ),
    "XJ314": Message(
        title=Words("已有等级不早于本年度", "Star not held before this edition"),
        says=Words(
            "已有等级的年度{year}不早于本年度{edition}",
            "the star of {year} is not from a year before the edition {edition}",
        ),
        why=Words(
            "这里只填以前年度取得的等级，用来判断本次是达标、提升还是保持（见通知）。",
            "Only stars of earlier years stand here; they decide whether "
            "a result is new, raised or kept (see the notice).",
        ),
        fix=Words(
            "改成取得该等级的年度；本年度的结果不填在这里。",
            "Write the year in which the star was reached; the result of this year does not belong here.",
        ),
    ),
    "XJ315": Message(
        title=Words("结转年度不对", "Carried over from another year"),
        says=Words(
            "结转年度填了{year}，只能是{years}（{source}）",
            "the dossier is carried over from {year}; only {years} is possible ({source})",
        ),
        why=Words(
            "之前参加但未完成全部流程的企业可以继续参加；可以往前几年，由当年的年度方案规定。",
            "Enterprises that took part before without finishing may continue; the settings of the year say "
            "how far back.",
        ),
        fix=Words(
            "那时参加过但未完成的，填{years}；其他情况删去carried_from。",
            ("Write {years} if the enterprise took part then without finishing; otherwise delete carried_from."),
        ),
        fix_workbook=Words(
            "那时参加过但未完成的，在“结转年度”填{years}；其他情况清空这一格。",
            "Write {years} into 结转年度 if the enterprise took part then without finishing; otherwise clear the cell.",
        ),
    ),
    "XJ316": Message(
        title=Words("等级重复填写", "Listed twice"),
        says=Words("类型“{track}”下的“{what}”重复出现", "“{what}” is listed twice for the track “{track}”"),
        why=Words(
            "同一类型同一年度、同一企业只有一个等级，重复会造成统计错误。",
            "There is one level per track, year and enterprise; a second one would be counted twice.",
        ),
        fix=Words("保留正确的一条，删除重复的一条。", "Keep the right one and delete the other."),
    ),
    "XJ317": Message(
        title=Words("名单中的代码校验码不符", "Wrong check character in the list"),
        says=Words("名单中代码“{uscc}”的校验码不符", "the check character of “{uscc}” in the list is wrong"),
        why=Words(
            "按GB 32100-2015，代码最后一位由前17位算出；代码有误，就无法与以后年度的企业对应。",
            "By GB 32100-2015 the last character is computed from the "
            "others; a wrong code cannot be matched with later years.",
        ),
        fix=Words(
            "对照已公布的名单或营业执照逐位核对并改正；原件确实如此的，在这一行填写“代码例外”（uscc_exception）并说明理由。",
            "Compare it with the published list or the business licence, and correct it; if the original "
            "really says so, fill in uscc_exception with the reason in this row.",
        ),
    ),
    "XJ318": Message(
        title=Words("名单中的代码不存在", "Unknown code in the list"),
        says=Words("名单中“{field}”的“{code}”不在参考数据中", "“{code}” is not a known {field}"),
        why=Words(
            "名单要按设区市、县区和行业查询和统计，须使用统一的代码。",
            "The list is searched and counted by city, county and industry, so each has one code.",
        ),
        fix=Words(
            "city写设区市全拼，county写六位行政区划代码，industry写两位行业大类代码；不清楚的county和industry可以删除。",
            (
                "Write the city in pinyin, the six digits of the county or the two of the division; "
                "leave out what is not known."
            ),
        ),
    ),
    "XJ338": Message(
        title=Words("工业企业没有填生产类型", "No profile of production"),
        says=Words(
            "工业企业（kind: manufacturer）没有填生产类型（profile）",
            "a manufacturer (kind: manufacturer) has no profile",
        ),
        why=Words(
            "同一条要求，机床车间、化工装置和水厂要看的东西不同，所以要说明属于哪一类；生产类型不影响得分。",
            "One demand looks different in a machine shop, a chemical plant and a water works, so the "
            "registration says which it is; the profile decides no score.",
        ),
        fix=Words(
            "在kind下面加一行profile，填discrete（离散制造）、process（流程制造）或utility（公用事业）"
            "[[；行业大类{industry}通常是{usual}（{usual_name}）]]。",
            "Below kind add the line profile with discrete (离散制造), process (流程制造) or utility (公用事业)"
            "[[; in the division {industry} it is usually {usual} ({usual_name})]].",
        ),
        says_workbook=Words("工业企业没有填“生产类型”", "生产类型 is empty although 企业类别 is 工业企业"),
        fix_workbook=Words(
            "在“生产类型”一格选择离散制造、流程制造或公用事业[[；行业大类{industry}通常是{usual_name}]]。",
            "Choose 离散制造, 流程制造 or 公用事业 in 生产类型"
            "[[; in the division {industry} it is usually {usual_name}]].",
        ),
    ),
    "XJ398": Message(
        title=Words("生产类型与行业不太相配", "Unusual profile for the industry"),
        says=Words(
            "{industry}通常是{usual_name}（{usual}），这里填了{name}（{profile}）",
            "plants of {industry} are usually {usual} ({usual_name}); {profile} ({name}) is given",
        ),
        why=Words(
            "各行业通常的生产类型是项目自己的默认，只用来提示可能选错；不影响得分。",
            "What is usual in an industry is the project's own default, which only points out what may be a "
            "slip; it decides no score.",
        ),
        fix=Words(
            "按主要生产线核对生产类型（profile）和行业大类（industry）；确实如此的，不用改。",
            "Compare profile and industry with the main production line; if both are right, leave them.",
        ),
        fix_workbook=Words(
            "按主要生产线核对“生产类型”和“行业大类”；确实如此的，不用改。",
            "Compare 生产类型 and 行业大类 with the main production line; if both are right, leave them.",
        ),
    ),
}
