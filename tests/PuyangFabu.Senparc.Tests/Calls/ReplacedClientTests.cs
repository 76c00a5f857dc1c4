using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Tests.Api;
using Senparc.Weixin;

namespace PuyangFabu.Senparc.Tests.Calls;

/// <summary>What a team leaves in of its former program; alone, because Senparc has one HTTP client in a process.</summary>
[CollectionDefinition(nameof(ReplacedClientTests), DisableParallelization = true)]
[Collection(nameof(ReplacedClientTests))]
public sealed class ReplacedClientTests
{
    [Fact]
    public async Task Nothing_leaves_once_something_else_has_taken_Senparcs_client()
    {
        await using var bench = new ApiBench();
        await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation);
        var ours = CommonDI.CommonSP;
        try
        {
            await using var theirs = new ServiceCollection().BuildServiceProvider();
            CommonDI.CommonSP = theirs;

            var answer = await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation);

            Assert.Equal(ApiFailureKind.NotSent, answer.Failure!.Kind);
            Assert.Contains("AddSenparcWeixin", answer.Failure.NextStep, StringComparison.Ordinal);
            Assert.Single(bench.Platform.Calls);
        }
        finally
        {
            CommonDI.CommonSP = ours;
        }

        Assert.False((await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation)).Failure?.Kind is ApiFailureKind.NotSent);
    }
}
