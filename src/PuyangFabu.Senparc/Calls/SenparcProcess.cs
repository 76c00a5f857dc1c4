using Microsoft.Extensions.DependencyInjection;
using Senparc.CO2NET;
using Senparc.CO2NET.HttpUtility;
using Senparc.NeuChar.Context;
using Senparc.Weixin;
using WeixinConfig = Senparc.Weixin.Config;

namespace PuyangFabu.Senparc.Calls;

/// <summary>
/// What Senparc has once in a process, set once and for every product in it: its HTTP client hands each request to the call that it
/// belongs to, every text counts as a token, and conversations are not kept in memory. Its trace stays off, as it is by default.
/// </summary>
internal static class SenparcProcess
{
    /// <summary>A container of its own: AddSenparcWeixin would build a second one of the product's services.</summary>
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddTransient(static _ => new SenparcHttpClient(new HttpClient(new SenparcRequests())))
        .BuildServiceProvider();

    static SenparcProcess()
    {
        CommonDI.CommonSP = Services;

        // Handlers that ask for their follower's context find it in a cache, which fails for good when it is first asked without this.
        SenparcDI.GlobalServiceCollection ??= new ServiceCollection().AddMemoryCache();

        // An AppID would be exchanged for a token of the old kind, which kills the token of every other node.
        WeixinConfig.DefaultAppIdCheckFunc = static (_, _) => false;
        MessageContextGlobalConfig.UseMessageContext = false;
    }

    /// <summary>False when something else in the program has put its own HTTP client in the place of the product's, as AddSenparcWeixin does.</summary>
    public static bool IsOurs => ReferenceEquals(CommonDI.CommonSP, Services);

    /// <summary>The first call sets it all.</summary>
    public static void Prepare()
    {
    }
}
