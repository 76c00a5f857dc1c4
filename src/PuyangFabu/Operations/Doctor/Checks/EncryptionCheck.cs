using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether accounts take messages in plain form, which whoever saw one signed query can forge.</summary>
public sealed class EncryptionCheck(AccountRegistry registry, EncryptionStates states, WeChatOptions options) : IDoctorCheck
{
    private const string Name = "消息加密";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        await registry.LoadAsync(cancellation);
        await states.LoadAsync(cancellation);
        return [.. registry.States.Select(Of)];
    }

    private Finding Of(AccountState account)
    {
        var view = states.Show(account);
        var sentence = $"账号“{account.Title}”：{view.Note}";
        return view.PlainRefused || options.Sandbox == true
            ? new Finding(Name, FindingLevel.Fine, sentence)
            : new Finding(
                Name,
                FindingLevel.Notice,
                $"{sentence}明文消息可以被截获签名的人伪造。",
                "在公众平台把消息加解密方式改为“安全模式”；收到加密消息后，明文即被拒绝，也可以在“设置”里把这个账号的“明文消息”改为“总是拒绝”。");
    }
}
