using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PuyangFabu.Console.Settings;

/// <summary>What people call the settings, whose names are for files and command lines.</summary>
public static partial class SettingTitles
{
    private const string AccountPrefix = "WeChat:Accounts:";

    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>
    {
        ["Urls"] = "监听的地址",
        ["PublicBaseUrl"] = "对外的网址",
        ["TrustedProxies"] = "反向代理的地址",
        ["Telemetry:Addresses"] = "监控软件可以从哪些地址读运行指标",
        ["Telemetry:OtlpEndpoint"] = "OpenTelemetry 收集程序的地址",
        ["Telemetry:OtlpProtocol"] = "发给收集程序的协议",
        ["Storage:Provider"] = "数据库的种类",
        ["Storage:ConnectionString"] = "数据库的连接",
        ["Storage:DataDirectory"] = "数据目录",
        ["Storage:Files"] = "上传的文件存在哪里",
        ["Storage:SampleContent"] = "写入示例内容",
        ["WeChat:DefaultAccount"] = "默认的公众号",
        ["WeChat:ApiBaseUrl"] = "微信接口的地址",
        ["WeChat:Sandbox"] = "沙箱",
        ["WeChat:SignatureWindowSeconds"] = "签名的时间最多差多少秒",
        ["Secrets:MasterKey"] = "主密钥",
        ["Operators:Bootstrap:UserName"] = "首位管理员的用户名",
        ["Operators:Bootstrap:Password"] = "首位管理员的密码",
        ["Operators:IdleMinutes"] = "多少分钟不用就退出登录",
        ["Operators:SessionHours"] = "一次登录最长多少小时",
        ["Operators:LockoutFailures"] = "连续失败多少次锁定",
        ["Operators:LockoutMinutes"] = "锁定多少分钟",
        ["Operators:AddressFailures"] = "同一地址失败多少次后放慢",
        ["Operators:PasswordDays"] = "密码用多少天必须修改",
        ["Operators:DormantDays"] = "多少天没有登录算休眠",
        ["Operators:RequireSecondFactor"] = "必须绑定动态口令",
        ["Operators:ForcePasswordChange"] = "必须改掉别人设的密码",
        ["Operators:AllowedAddresses"] = "可以使用后台的地址",
        ["Site:Name"] = "网站的名称",
        ["Site:Description"] = "网站的简介",
        ["Site:Organiser"] = "主办单位",
        ["Site:Operator"] = "承办单位",
        ["Site:IcpRecord"] = "ICP 备案号",
        ["Site:Notice"] = "每页顶部的提示",
        ["Review:Stages"] = "审稿的环节",
        ["Review:ConfirmAfterwards"] = "快审之后补办的事项",
        ["Review:ReleaseOnlyReviewed"] = "只有通过三审的稿件才能发到微信",
        ["Checks:Links"] = "发布前试开链接",
        ["Checks:AllowPrivateLinks"] = "也试开内部网络的地址",
        ["Broadcasts:LateMinutes"] = "定时群发迟到多少分钟不再自动发",
        ["Broadcasts:AskAgainSeconds"] = "微信没有答复时隔多少秒再问",
        ["Broadcasts:PollSeconds"] = "微信受理后多少秒开始查结果",
        ["Broadcasts:SweepSeconds"] = "至少隔多少秒检查到期事项",
        ["Broadcasts:CallSeconds"] = "一次群发调用最多占多少秒",
        ["Broadcasts:RecipientDays"] = "没有发出的名单留多少天",
        ["Followers:WipeAfterUnfollowDays"] = "取消关注后多少天清除资料",
        ["Followers:WipeStrangersAfterMinutes"] = "不在名册上的人的消息留多少分钟",
        ["Inbox:MessageDays"] = "消息留多少天",
        ["Inbox:UnansweredDays"] = "未答词语留多少天",
        ["Audit:Mail:Host"] = "邮件服务器",
        ["Audit:Mail:Port"] = "邮件服务器的端口",
        ["Audit:Mail:From"] = "发件人",
        ["Audit:Mail:UserName"] = "登录邮件服务器的用户名",
        ["Audit:Mail:Password"] = "登录邮件服务器的密码",
        ["Audit:Mail:StartTls"] = "加密连接邮件服务器",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> AccountTitles = new Dictionary<string, string>
    {
        ["Name"] = "名称",
        ["OriginalId"] = "原始 ID",
        ["AppId"] = "AppID",
        ["AppSecret"] = "AppSecret（开发者密码）",
        ["Token"] = "令牌（Token）",
        ["EncodingAesKey"] = "消息加解密密钥",
        ["PreviousEncodingAesKey"] = "以前的消息加解密密钥",
        ["Kind"] = "种类",
        ["RequireEncryption"] = "拒绝明文消息",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null for a name that nobody gave one.</returns>
    public static string? Of(string name) =>
        Titles.GetValueOrDefault(name)
        ?? (name.StartsWith(AccountPrefix, StringComparison.OrdinalIgnoreCase) && name[AccountPrefix.Length..].Split(':') is [var account, var field] && AccountTitles.GetValueOrDefault(field) is { } title
            ? $"公众号 {account} 的 {title}" : null);

    /// <summary>A sentence in parts: those with a title are names of settings.</summary>
    public static IEnumerable<(string Text, string? Title)> PartsOf(string sentence)
    {
        var from = 0;
        foreach (Match match in Name().Matches(sentence))
        {
            if (Of(match.Value) is { } title)
            {
                yield return (sentence[from..match.Index], null);
                yield return (match.Value, title);
                from = match.Index + match.Length;
            }
        }

        yield return (sentence[from..], null);
    }

    [GeneratedRegex("[A-Za-z]+(?::[A-Za-z0-9-]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
