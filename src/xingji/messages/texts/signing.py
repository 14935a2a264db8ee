"""The sentences of `xingji sign` and `xingji verify`."""

from __future__ import annotations

from xingji.messages.catalogue import Words

WORDS: dict[str, Words] = {
    "sign.new": Words(
        "私钥已写入 {path}，只有你能读。请离线备份，不要放进仓库，不要交给任何网站或自动流程。\n"
        "公钥指纹（印在公告里，供核对）：\n{fingerprint}",
        "private key written to {path}, readable by you alone. Keep a copy offline; never put it into the repository "
        "or hand it to a service.\nfingerprint of the public key (to be printed in the announcement):\n{fingerprint}",
    ),
    "sign.done": Words(
        "已签名：{sums}（{files}个文件），签名和公钥写入 {folder}。\n签名密钥：{name}，指纹 {fingerprint}\n"
        "下一步：提交 {folder}，再运行 xingji build；数据一变，签名就不再适用，须重新签名。",
        "signed {sums} ({files} files); signature and public key are in {folder}.\nkey: {name}, fingerprint "
        "{fingerprint}\nnext: commit {folder}, then run xingji build; when the data change, sign again.",
    ),
    "sign.sm2_done": Words(
        "另有国密算法签名（SM2/SM3），未经密码产品认证，指纹 {fingerprint}",
        "and an SM2/SM3 signature (made by no certified product), fingerprint {fingerprint}",
    ),
    "sign.what": Words(
        "请给出 --key 私钥文件（签名）或 --new-key 文件（新建密钥）。",
        "give --key FILE to sign, or --new-key FILE.",
    ),
    "sign.ci": Words(
        "自动流程里不能签名：私钥只能在签名人自己的电脑上用。",
        "a workflow must not sign: the private key stays on the computer of the signer.",
    ),
    "sign.inside": Words(
        "{path} 在项目文件夹里，可能被误提交；请把私钥放到别处。",
        "{path} is inside the project, where it could be committed; keep private keys elsewhere.",
    ),
    "sign.exists": Words("{path} 已存在，没有改动。", "{path} already exists and was not replaced."),
    "sign.cannot_read": Words("读不到 {path}：{detail}", "cannot read {path}: {detail}"),
    "sign.bad_key": Words("{path} 不是所需的密钥：{detail}", "{path} is not a suitable key: {detail}"),
    "sign.bad_keys": Words(
        "读不懂 site/keys 里登记的密钥（手工改过的话，请检查格式、日期和指纹）：{detail}",
        "the keys in site/keys cannot be read (if they were edited by hand, check form, dates and "
        "fingerprints): {detail}",
    ),
    "sign.passphrase": Words("私钥口令：", "passphrase of the private key: "),
    "sign.passphrase_again": Words("再输一次：", "once more: "),
    "sign.passphrase_none": Words(
        "要输入口令，但这里没有终端；请在自己电脑的命令窗口里运行。",
        "a passphrase is required and there is no terminal to type it in; run this in a terminal.",
    ),
    "sign.open": Words(
        "注意：私钥 {path} 别人也读得到，请运行 chmod 600 {path}。",
        "note: others can read the private key {path}; run chmod 600 {path}.",
    ),
    "sign.dirty": Words(
        "submissions 或 scoring 里有没有提交的改动（{path}），自动流程生成的数据会与这里的不同，没有签名；"
        "请先提交或撤回，再运行 xingji build。",
        "submissions or scoring has changes that are not committed ({path}), so the published "
        "data would differ; nothing was signed. Commit or undo them, then build again.",
    ),
    "sign.old": Words(
        "{public} 是按较早的内容生成的，仓库后来有改动，没有签名；请重新运行 xingji build。",
        "{public} was built before the last change of the repository; nothing was signed. Build the site again.",
    ),
    "sign.passphrase_wrong": Words("口令不对，或两次输入不同。", "the passphrase is wrong, or the two entries differ."),
    "sign.not_built": Words(
        "{path} 里没有 SHA256SUMS，请先运行 xingji build。", "{path} has no SHA256SUMS; run xingji build first."
    ),
    "sign.changed": Words(
        "{path} 里的文件与 SHA256SUMS 不一致，没有签名；请重新生成网站。",
        "the files in {path} do not match SHA256SUMS; nothing was signed. Build the site again.",
    ),
    "sign.sample_key": Words(
        "示例密钥不能签正式数据；请用正式密钥。", "a sample key must not sign real data; use an official one."
    ),
    "sign.official_key": Words(
        "全部是示例数据，密钥名称须以“示例”开头，以免被当成正式签名。",
        "all data are samples: the name of the key must begin with 示例, so that nobody takes the "
        "signature for an official one.",
    ),
    "sign.other_key": Words(
        "{folder} 里登记的是另一把密钥（{name}）。确实要换密钥，请加 --successor。",
        "{folder} names another key ({name}). To follow it with this one, add --successor.",
    ),
    "sign.ended": Words(
        "这把密钥已停用或尚未启用，不能再签名；请用当前的密钥。",
        "the key is no longer valid or not valid yet; use the current one.",
    ),
    "sign.name": Words(
        "第一次使用的密钥要用 --name 起名。", "--name is required for a key that is used for the first time."
    ),
    "sign.no_sm2": Words(
        "国密算法签名要用 OpenSSL 3 的 openssl 命令，这台电脑上没有，或不支持 SM2"
        "（1.x、LibreSSL 和部分系统自带的都不支持）："
        "Windows 请在 Git Bash 里运行，Debian、Ubuntu 请安装 openssl 软件包，再用 openssl version 确认。",
        "SM2 needs the command openssl of OpenSSL 3; it is missing here, or it is a version "
        "without SM2 (such as 1.x or LibreSSL): on Windows run this in Git Bash, on Debian and "
        "Ubuntu install the package openssl, then check openssl version.",
    ),
    "verify.no_file": Words("没有这个文件：{path}", "no such file: {path}"),
    "verify.folder": Words(
        "{path} 是文件夹：请写出里面要核验的文件。", "{path} is a folder: name the files in it that should be checked."
    ),
    "verify.other": Words(
        "不符  {path}：是清单里的 {name}，不是 {place}", "DIFFERS  {path}: it is {name} of the list, not {place}"
    ),
    "verify.no_sums": Words(
        "找不到 SHA256SUMS：请与文件放在同一文件夹，或用 --sums 指出。",
        "no SHA256SUMS: put it beside the file, or name it with --sums.",
    ),
    "verify.no_signature": Words(
        "{sums} 旁边没有 {name}：这份数据未签名，不能核验。",
        "there is no {name} beside {sums}: these data are not signed.",
    ),
    "verify.no_keys": Words(
        "没有可信的公钥：请用 --public-key 给出公钥文件，并把指纹与公告核对。",
        "there is no public key to trust: give --public-key FILE and compare its fingerprint with the announcement.",
    ),
    "verify.bad_sums": Words("{path} 不是校验和文件：{detail}", "{path} is not a file of checksums: {detail}"),
    "verify.invalid": Words(
        "签名无效：{sums} 被改动过，或不是用可信的密钥签的（作废的密钥不可信）。",
        "INVALID signature: {sums} was changed, or it was signed by a key that is not trusted or was revoked.",
    ),
    "verify.valid": Words(
        "签名有效：{name}\n公钥指纹（请与公告核对）：{fingerprint}",
        "valid signature: {name}\nfingerprint (compare it with the announcement): {fingerprint}",
    ),
    "verify.sm2": Words(
        "国密算法签名（SM2/SM3，未经密码产品认证）：{verdict}", "SM2/SM3 signature (no certified product): {verdict}"
    ),
    "verify.sm2_valid": Words("有效", "valid"),
    "verify.sm2_invalid": Words("无效", "INVALID"),
    "verify.sample": Words(
        "注意：这是示例密钥，所签数据不代表任何真实企业，不具效力。",
        "note: this is a sample key; its signature concerns no real enterprise and has no effect.",
    ),
    "verify.ended": Words(
        "注意：这把密钥到{until}为止，之后由 {successor} 接替；这份数据可能不是最新的。",
        "note: this key was valid until {until} and was followed by {successor}; the data may not be the newest.",
    ),
    "verify.same": Words("一致  {path}（{name}）", "same     {path} ({name})"),
    "verify.differs": Words(
        "不符  {path}：不在签名的清单里，或已被改动", "DIFFERS  {path}: changed, or not on the list"
    ),
    "verify.key_name": Words("所给公钥", "the given key"),
    "build.signed": Words("数据已签名：{name}。", "the data are signed: {name}."),
    "build.stale": Words(
        "未签名：原有签名不适用于现在的数据，请重新签名（xingji sign）。",
        "unsigned: the existing signature does not match these data; sign again (xingji sign).",
    ),
    "build.unsigned": Words("未签名：数据没有签名（xingji sign）。", "unsigned: these data have not been signed."),
}
