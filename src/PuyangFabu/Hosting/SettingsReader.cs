using System.Net;
using PuyangFabu.Accounts;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting.Limits;
using PuyangFabu.Hosting.SettingNames;
using PuyangFabu.Hosting.Stopping;
using PuyangFabu.Hosting.Telemetry;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.People.Audit.Archiving;
using PuyangFabu.People.Operators;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Review;
using PuyangFabu.Review.Releasing;
using PuyangFabu.Sources;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Hosting;

/// <summary>Reads the settings and checks them; everything wrong stops the start with a sentence that names the key.</summary>
public static class SettingsReader
{
    public const string DefaultUrl = "http://127.0.0.1:5080";
    private static readonly string[] PostgreSqlHosts = ["Host=", "Server="];

    /// <param name="access">With less than <see cref="StorageAccess.Create"/> nothing is written: what would be made and kept is made up.</param>
    /// <exception cref="SettingsException">A value is wrong or missing, or a name is none.</exception>
    public static ProductSettings Read(IConfiguration configuration, IHostEnvironment environment, StorageAccess access = StorageAccess.Create)
    {
        UnknownSettings.Refuse(configuration);
        DemonstrationRules.CheckEnvironment(environment);
        var storage = Bind<StorageOptions>(configuration, StorageOptions.SectionName);
        var weChat = Bind<WeChatOptions>(configuration, WeChatOptions.SectionName);
        CheckStorage(storage, configuration);
        CheckWeChat(weChat);
        var fromSenparc = SenparcSection.Complete(weChat, configuration);

        if (!weChat.Accounts.TryGetValue(weChat.DefaultAccount, out var defaultAccount))
        {
            if (weChat.Accounts.Count > 0)
            {
                throw new SettingsException($"WeChat:DefaultAccount 的值“{weChat.DefaultAccount}”在 WeChat:Accounts 中没有对应的账号。");
            }

            weChat.Accounts[weChat.DefaultAccount] = defaultAccount = new WeChatAccountOptions();
        }

        var sandbox = weChat.Sandbox ?? defaultAccount.AppSecret.Length == 0;
        var urls = Urls(configuration);
        var publicBaseUrl = PublicBaseUrl(configuration);
        DemonstrationRules.CheckSandbox(sandbox, weChat, urls, environment);
        DemonstrationRules.CheckPurpose(sandbox, weChat, publicBaseUrl, configuration);
        weChat.Sandbox = sandbox;
        storage.Access = access;
        if (sandbox)
        {
            SandboxSecrets.Complete(weChat, storage.DataDirectory, access == StorageAccess.Create);
        }

        if (AccountRules.FirstProblem(weChat) is { } problem)
        {
            throw new SettingsException(problem + SenparcSection.Origin(problem, fromSenparc));
        }

        return new ProductSettings
        {
            Storage = storage,
            WeChat = weChat,
            Site = Site(configuration, sandbox),
            Checks = Bind<ChecksOptions>(configuration, ChecksOptions.SectionName),
            Uploads = Checked<UploadOptions>(configuration, UploadOptions.SectionName, UploadOptions.FirstProblem),
            Inbox = Checked<InboxOptions>(configuration, InboxOptions.SectionName, InboxOptions.FirstProblem),
            Followers = Checked<FollowersOptions>(configuration, FollowersOptions.SectionName, FollowersOptions.FirstProblem),
            Cases = Checked<CaseOptions>(configuration, CaseOptions.SectionName, CaseOptions.FirstProblem),
            Talks = Checked<TalkOptions>(configuration, TalkOptions.SectionName, TalkOptions.FirstProblem),
            Sources = Checked<SourcesOptions>(configuration, SourcesOptions.SectionName, SourcesOptions.FirstProblem),
            Review = Review(configuration),
            Release = Release(configuration, sandbox),
            Pull = Checked<PullOptions>(configuration, PullOptions.SectionName, PullOptions.FirstProblem),
            Broadcasts = Checked<BroadcastOptions>(configuration, BroadcastOptions.SectionName, BroadcastOptions.FirstProblem),
            Secrets = Secrets(configuration),
            Operators = Operators(configuration, sandbox),
            Audit = Checked<AuditOptions>(configuration, AuditOptions.SectionName, AuditOptions.FirstProblem),
            AuditMail = Checked<AuditMailOptions>(configuration, AuditMailOptions.SectionName, AuditMailOptions.FirstProblem),
            Limits = Checked<LimitsOptions>(configuration, LimitsOptions.SectionName, LimitsOptions.FirstProblem),
            Shutdown = ShutdownOptions.Read(configuration),
            Telemetry = TelemetryOptions.Read(configuration),
            TrustedProxies = Hosting.TrustedProxies.Read(configuration),
            Urls = urls,
            PublicBaseUrl = publicBaseUrl,
            Sandbox = sandbox,
        };
    }

    private static PublisherOptions Site(IConfiguration configuration, bool sandbox)
    {
        var site = Bind<PublisherOptions>(configuration, PublisherOptions.SectionName);
        if (string.IsNullOrWhiteSpace(site.Name))
        {
            throw new SettingsException("Site:Name 不能为空。");
        }

        if (sandbox && site.Notice.Length == 0)
        {
            site.Notice = PublisherOptions.SandboxNotice;
        }

        return site;
    }

    private static OperatorsOptions Operators(IConfiguration configuration, bool sandbox)
    {
        var operators = Bind<OperatorsOptions>(configuration, OperatorsOptions.SectionName);
        operators.ForcePasswordChange ??= !sandbox;
        return OperatorsOptions.FirstProblem(operators) is { } problem ? throw new SettingsException(problem) : operators;
    }

    private static SecretsOptions Secrets(IConfiguration configuration)
    {
        var secrets = Bind<SecretsOptions>(configuration, SecretsOptions.SectionName);
        return secrets.MasterKey.Length == 0 || MasterKey.Parse(secrets.MasterKey) is not null
            ? secrets
            : throw new SettingsException("Secrets:MasterKey 应为 32 字节的 Base64（可用 openssl rand -base64 32 生成）；单机请留空。");
    }

    private static StageOrder Review(IConfiguration configuration)
    {
        var options = Bind<ReviewOptions>(configuration, ReviewOptions.SectionName);
        return StageOrder.FirstProblem(options) is { } problem ? throw new SettingsException(problem) : new StageOrder(options);
    }

    private static ReleaseRule Release(IConfiguration configuration, bool sandbox) =>
        new(Bind<ReviewOptions>(configuration, ReviewOptions.SectionName).ReleaseOnlyReviewed ?? !sandbox);

    private static T Checked<T>(IConfiguration configuration, string section, Func<T, string?> firstProblem)
        where T : new()
    {
        var options = Bind<T>(configuration, section);
        return firstProblem(options) is { } problem ? throw new SettingsException(problem) : options;
    }

    internal static T Bind<T>(IConfiguration configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException failure)
        {
            var key = failure.Message.Split('\'').FirstOrDefault(part => part.StartsWith(section, StringComparison.OrdinalIgnoreCase)) ?? section;
            throw new SettingsException($"{key} 的值无法识别，请检查它的类型（数字、true/false 或文本）。", failure);
        }
    }

    private static void CheckStorage(StorageOptions storage, IConfiguration configuration)
    {
        var provider = storage.Provider.ToLowerInvariant();
        if (provider is not ("sqlite" or "postgresql"))
        {
            throw new SettingsException($"Storage:Provider 的值“{storage.Provider}”无法识别，只能是 sqlite 或 postgresql。");
        }

        var looksLikePostgreSql = PostgreSqlHosts.Any(name => storage.ConnectionString.Contains(name, StringComparison.OrdinalIgnoreCase));
        if (provider == "postgresql" && !looksLikePostgreSql)
        {
            throw new SettingsException("Storage:Provider 为 postgresql 时，必须用 Storage:ConnectionString 给出 PostgreSQL 的连接（Host=…;Database=…;Username=…）。");
        }

        try
        {
            // The text may hold a password and stays out of the message.
            System.Data.Common.DbConnectionStringBuilder parsed = provider == "postgresql"
                ? new Npgsql.NpgsqlConnectionStringBuilder(storage.ConnectionString)
                : new System.Data.Common.DbConnectionStringBuilder { ConnectionString = storage.ConnectionString };
            _ = parsed.Count;
        }
        catch (ArgumentException failure)
        {
            throw new SettingsException("Storage:ConnectionString 的写法无法识别，应为“键=值;键=值”。", failure);
        }

        if (provider == "sqlite" && looksLikePostgreSql)
        {
            throw new SettingsException("Storage:ConnectionString 是 PostgreSQL 的连接，但 Storage:Provider 是 sqlite；请把 Storage:Provider 设为 postgresql。");
        }

        storage.Files = storage.Files.ToLowerInvariant();
        if (storage.Files is not (StorageOptions.FilesInFolder or StorageOptions.FilesInDatabase))
        {
            throw new SettingsException($"Storage:Files 的值“{storage.Files}”无法识别，只能是 {StorageOptions.FilesInFolder} 或 {StorageOptions.FilesInDatabase}。");
        }

        if (string.IsNullOrWhiteSpace(storage.DataDirectory))
        {
            throw new SettingsException("Storage:DataDirectory 不能为空。");
        }

        // The database lives in the data directory unless someone says otherwise.
        if (provider == "sqlite" && configuration["Storage:ConnectionString"] is null or StorageOptions.DefaultSqliteConnection)
        {
            storage.ConnectionString = $"Data Source={Path.Combine(storage.DataDirectory, "puyangfabu.db")}";
        }
    }

    private static string[] Urls(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            // They would silently replace Urls, and with it the rule that the sandbox stays on this machine.
            throw new SettingsException("请用 Urls 设置监听地址；不支持 Kestrel:Endpoints。");
        }

        var text = configuration["Urls"];
        var urls = (string.IsNullOrWhiteSpace(text) ? DefaultUrl : text)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
        {
            if (!TryParse(url, out var uri) || uri!.AbsolutePath != "/" || uri.Query.Length > 0)
            {
                throw new SettingsException($"Urls 的值“{url}”不是 http:// 或 https:// 开头、不带路径的地址。");
            }
        }

        return urls;
    }

    private static bool TryParse(string url, out Uri? uri) =>
        // Kestrel also takes * and + as "every address".
        Uri.TryCreate(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out uri)
        && uri.Scheme is "http" or "https";

    private static Uri? PublicBaseUrl(IConfiguration configuration)
    {
        var text = configuration["PublicBaseUrl"];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new SettingsException($"PublicBaseUrl 的值“{text}”不是 http:// 或 https:// 开头的完整地址。");
    }

    private static void CheckWeChat(WeChatOptions weChat)
    {
        if (string.IsNullOrWhiteSpace(weChat.DefaultAccount))
        {
            throw new SettingsException("WeChat:DefaultAccount 不能为空。");
        }

        if (weChat.SignatureWindowSeconds < 0)
        {
            throw new SettingsException("WeChat:SignatureWindowSeconds 不能小于 0（0 表示不检查）。");
        }

        if (!TryParse(weChat.ApiBaseUrl, out _))
        {
            throw new SettingsException($"WeChat:ApiBaseUrl 的值“{weChat.ApiBaseUrl}”不是 http:// 或 https:// 开头的地址。");
        }
    }

    internal static bool IsLoopback(string url) =>
        TryParse(url, out var uri)
        && (uri!.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
