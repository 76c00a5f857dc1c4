using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Hosting;

/// <summary>Says through which library this build speaks with WeChat.</summary>
public sealed class WeChatClientCheck(WeChatPlatform platform) : IDoctorCheck
{
    public const string Name = "微信客户端";

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Finding>>(
        [new(Name, FindingLevel.Fine, $"经由{platform.Client}调用微信。")]);
}
