using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.Conversation.Alarms;

/// <summary>Whether those who are to be called in danger can be called.</summary>
public sealed class AlarmMailCheck(TalkOptions options, MailSender mail) : IDoctorCheck
{
    public const string Name = "紧急消息的提醒";

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Finding>>(
    [
        options.AlarmAddresses.Count == 0
            ? new Finding(Name, FindingLevel.Fine, "没有填写紧急时寄信给谁（Talks:AlarmMail），有人说到危险时只在后台的页面上提醒。")
        : !mail.IsSet
            ? new Finding(Name, FindingLevel.Wrong, "填写了紧急时寄信给谁，但没有邮件服务器，信寄不出去。", "在设置里填写 Audit:Mail。")
        : new Finding(Name, FindingLevel.Fine, $"有人说到危险时寄信给 {options.AlarmAddresses.Count} 个邮箱，没有人接手每 {options.AlarmMinutes} 分钟再寄。"),
    ]);
}
