using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Operations.Doctor.Checks;
using PuyangFabu.Operations.Doctor.Checks.WeChat;

namespace PuyangFabu.Operations.Doctor;

/// <summary>Registers the examination and the checks that belong to no feature; a feature adds its own with <see cref="DoctorCheckRegistration.AddDoctorCheck{T}"/>.</summary>
public static class DoctorFeature
{
    public static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        services.AddSingleton<Examination>();
        services.AddDoctorCheck<ClockCheck>("时钟");
        services.AddDoctorCheck<DataDirectoryCheck>("数据目录");
        services.AddDoctorCheck<DatabaseCheck>("数据库");
        services.AddDoctorCheck<KeptFilesCheck>("上传的文件");
        services.AddDoctorCheck<SecretFilesCheck>("密钥文件");
        services.AddDoctorCheck<MasterKeyCheck>("主密钥");
        services.AddDoctorCheck<AccountSecretsCheck>("账号密钥");
        services.AddDoctorCheck<EncryptionCheck>("消息加密");
        services.AddDoctorCheck<SecondFactorKeysCheck>("动态口令");
        services.AddDoctorCheck<OperatorsCheck>("操作员");
        services.AddDoctorCheck<AuditAnchorCheck>("审计锚定");
        services.AddDoctorCheck<BackupAgeCheck>("备份");
        services.AddDoctorCheck<HoldCheck>("暂停的事项");
        services.AddDoctorCheck<SearchIndexCheck>("搜索索引");

        // Those that ask WeChat; the token comes first because the others need it.
        services.AddSingleton<TokenProbe>();
        services.AddSingleton<WeChatExaminations>();
        services.AddDoctorCheck<TokenCheckup>("访问凭证");
        services.AddDoctorCheck<PlatformClockCheck>("与微信的时差");
        services.AddDoctorCheck<CallbackReachCheck>("回调地址");
        services.AddDoctorCheck<PermissionCheck>("接口权限");
        services.AddDoctorCheck<QuotaCheck>("接口调用次数");
        return services;
    }
}
