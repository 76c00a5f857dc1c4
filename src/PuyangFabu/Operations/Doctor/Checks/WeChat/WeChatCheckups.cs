using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Operations.Doctor.Checks.WeChat;

/// <summary>Registers the checks that ask WeChat; the token comes first because the others need it.</summary>
internal static class WeChatCheckups
{
    public static IServiceCollection AddWeChatCheckups(this IServiceCollection services)
    {
        services.AddSingleton<AccountTokens>();
        services.AddSingleton<WeChatExaminations>();
        services.AddDoctorCheck<TokenCheckup>("访问凭证");
        services.AddDoctorCheck<PlatformClockCheck>("与微信的时差");
        services.AddDoctorCheck<CallbackReachCheck>("回调地址");
        services.AddDoctorCheck<PermissionCheck>("接口权限");
        services.AddDoctorCheck<QuotaCheck>("接口调用次数");
        return services;
    }
}
