using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Publishing.Broadcasts.Submitting;

/// <summary>How many mass messages followers may still get, which is another thing than the calls of the day.</summary>
public sealed class SendQuotaCheck(AccountRegistry accounts, SendQuota quota) : IDoctorCheck
{
    private const string Name = "群发次数";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var account in accounts.All)
        {
            var left = await quota.ShowAsync(account, cancellation);
            findings.Add(new Finding(
                Name, FindingLevel.Fine,
                $"账号 {account.Slug}，粉丝还能收到的群发：今天 {left.Today.Left} 次，本月 {left.Month.Left} 次。{left.Rule}"));
        }

        return findings;
    }
}
