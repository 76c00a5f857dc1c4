using Microsoft.Extensions.DependencyInjection;
using Senparc.CO2NET.HttpUtility;
using Senparc.NeuChar.Context;
using Senparc.Weixin;
using Senparc.Weixin.CommonAPIs;

namespace PuyangFabu.Senparc.Calls;

/// <summary>
/// What Senparc has once in a process, set once and for every product in it: its HTTP client hands each request to the call that it
/// belongs to, every text counts as a token, and conversations are not kept in memory. Its trace stays off, as it is by default.
/// </summary>
internal static class SenparcProcess
{
    static SenparcProcess()
    {
        // A container of its own: AddSenparcWeixin would build a second one of the product's services.
        CommonDI.CommonSP = new ServiceCollection()
            .AddTransient(static _ => new SenparcHttpClient(new HttpClient(new SenparcRequests())))
            .BuildServiceProvider();

        // An AppID would be exchanged for a token of the old kind, which kills the token of every other node.
        Config.DefaultAppIdCheckFunc = static (_, _) => false;
        MessageContextGlobalConfig.UseMessageContext = false;
    }

    /// <summary>The first call sets it all.</summary>
    public static void Prepare()
    {
    }
}
