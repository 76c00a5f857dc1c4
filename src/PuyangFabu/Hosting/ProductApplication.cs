using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Console;
using PuyangFabu.Console.Articles.Writing;
using PuyangFabu.Console.Audit;
using PuyangFabu.Console.Backup;
using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Frame.Islands;
using PuyangFabu.Console.Frame.Layout;
using PuyangFabu.Console.Security;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Checking;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Calendars;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Words;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Import;
using PuyangFabu.Content.Search;
using PuyangFabu.Content.Tables;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Attachments;
using PuyangFabu.Content.Versions;
using PuyangFabu.Conversation.Alarms;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Conversation.MenuTaps;
using PuyangFabu.Conversation.QuickReplies;
using PuyangFabu.Conversation.Replies;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting.Limits;
using PuyangFabu.Hosting.Logs;
using PuyangFabu.Hosting.OperatorApi;
using PuyangFabu.Hosting.SettingNames;
using PuyangFabu.Hosting.Telemetry;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Operations.Doctor;
using PuyangFabu.Operations.Rehearsals;
using PuyangFabu.Operations.Runs;
using PuyangFabu.Operations.SampleContent;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.SecondFactors;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.People.Operators.Tokens;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Review;
using PuyangFabu.Sandbox;
using PuyangFabu.Site;
using PuyangFabu.Site.Frame;
using PuyangFabu.Sources;
using PuyangFabu.Webhook;

namespace PuyangFabu.Hosting;

/// <summary>The composition of the product: what it is made of, and where each part answers.</summary>
public static class ProductApplication
{
    /// <summary>Builds the product without starting it.</summary>
    /// <param name="settings">Command-line settings, see <see cref="CommandLineArguments"/>.</param>
    /// <param name="access">What this process may do to the data.</param>
    /// <param name="configure">Last word of a test: another clock, another log.</param>
    /// <exception cref="SettingsException">A setting is wrong or missing.</exception>
    public static WebApplication Create(
        string[] settings, Action<WebApplicationBuilder>? configure = null, StorageAccess access = StorageAccess.Create)
    {
        var app = Build(settings, configure, access, out var checkedSettings);
        app.MapPuyangFabu(checkedSettings);
        return app;
    }

    /// <summary>The services without what answers requests, for commands: setting that up makes keys and costs time.</summary>
    /// <inheritdoc cref="Create"/>
    public static WebApplication CreateServices(string[] settings, Action<WebApplicationBuilder> configure, StorageAccess access) =>
        Build(settings, configure, access, out _);

    private static WebApplication Build(
        string[] settings, Action<WebApplicationBuilder>? configure, StorageAccess access, out ProductSettings checkedSettings)
    {
        var builder = ProductConfiguration.CreateBuilder(settings);
        checkedSettings = SettingsReader.Read(builder.Configuration, builder.Environment, access);
        builder.AddPuyangFabu(checkedSettings);
        configure?.Invoke(builder);
        return builder.Build();
    }

    private static void AddPuyangFabu(this WebApplicationBuilder builder, ProductSettings settings)
    {
        // Each failed call to WeChat is told once, in our words; the library tells every attempt, with its stack.
        builder.Logging.AddFilter("Polly", LogLevel.None);
        builder.AddConsoleLogs();

        // Before the server writes its addresses into every source, the command line among them.
        builder.Services.AddSingleton(SettingsReport.Of(builder.Configuration, SettingsReport.ReadSchema()));
        builder.AddWebServer(settings);
        builder.Services.AddProductHosting(settings);
        builder.Services.AddRequestLimits(settings);
        builder.AddTelemetry(settings.Telemetry);
        builder.Services.AddStorage(settings.Storage);
        builder.Services.AddKeptFiles(settings.Storage);
        builder.Services.AddSecrets(settings.Secrets, settings.Storage.DataDirectory, settings.Storage.Access);
        builder.Services.AddAudit(settings.Audit, settings.AuditMail);
        builder.Services.AddOperators(settings.Operators);
        builder.Services.AddVersions();
        builder.Services.AddOperatorApi(settings.Operators);
        builder.Services.AddApiDescription();
        builder.Services.AddConsole();
        builder.Services.AddOpenPages();
        builder.Services.AddAccounts(settings.WeChat);
        builder.Services.AddWeChatCalls(settings);
        builder.Services.AddOutsideCalls();
        builder.Services.AddBoards();
        builder.Services.AddArticles();
        builder.Services.AddReview(settings.Review, settings.Release);
        builder.Services.AddChecks(settings.Checks);
        builder.Services.AddUploads(settings.Uploads);
        builder.Services.AddMaterials();
        builder.Services.AddPublications();
        builder.Services.AddPulling(settings.Pull);
        builder.Services.AddSearch(settings.Storage.DataDirectory);
        builder.Services.AddDanger();
        builder.Services.AddTalks(settings.Talks);
        builder.Services.AddSentMedia();
        builder.Services.AddReplies();
        builder.Services.AddMenus();
        builder.Services.AddMenuTaps();
        builder.Services.AddKnownFollowers();
        builder.Services.AddFollowerCare(settings.Followers);
        builder.Services.AddCases(settings.Cases);
        builder.Services.AddAlarms();
        builder.Services.AddQuickReplies();
        builder.Services.AddDirectory();
        builder.Services.AddSources(settings.Sources);
        builder.Services.AddCalendar();
        builder.Services.AddCitizenServices();
        builder.Services.AddBroadcasts(settings.Broadcasts);
        builder.Services.AddWebhook(settings.Inbox);
        builder.Services.AddMessageHandlers();
        builder.Services.AddPages(settings.Site);
        builder.Services.AddSite();
        builder.Services.AddImport();
        builder.Services.AddTables();
        builder.Services.AddHolds();
        builder.Services.AddBackup();
        builder.Services.AddDoctor();
        builder.Services.AddRehearsals();
        builder.Services.AddRuns();
        builder.Services.AddDoctorCheck<SettingsCheck>("设置");
        builder.Services.AddDoctorCheck<WeChatClientCheck>(WeChatClientCheck.Name);
        builder.Services.AddSampleContent();
        if (settings.Sandbox)
        {
            builder.Services.AddSandboxFor(settings);
        }
    }

    private static void MapPuyangFabu(this WebApplication app, ProductSettings settings)
    {
        app.UseRequestTraces(settings.Telemetry);
        app.UseKeptPages();
        app.UseRouting();
        app.UseTrustedProxies(settings);
        app.UseConsoleHeaders();
        app.UseRequestLimits();
        app.UseHubOrigins();
        app.UsePublicErrorPages();
        app.UseApiDescription();
        app.UseOperatorApi();
        app.UseConsoleForms();
        app.UseMiddleware<LateFormMiddleware>();
        app.MapHealth();
        app.MapMetrics();
        app.MapWebhook();
        app.MapSite();
        app.MapPublicPages();
        app.MapUploads();
        app.MapApiDescription();
        // A build that was not published answers as a published one does: named by their content files may be kept for ever, and
        // there is no last resort for files that it lacks, which changes what posting to nowhere answers.
        app.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        app.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        app.MapStaticAssets();
        app.MapConsole();
        app.MapSecondFactorPicture();
        app.MapArticleFiles();
        app.MapListFiles();
        app.MapInboxMedia();
        app.MapCasePictures();
        app.MapUrgent();
        app.MapAuditExport();
        app.MapBackupFile();
        var api = app.MapOperatorApi();
        api.MapAuditApi();
        api.MapReviewApi();
        api.MapBroadcastApi();
        api.MapAccountApi();
        api.MapOutsideCallApi();
        api.MapHoldApi();
        api.MapSessionApi();
        api.MapSecondFactorApi();
        api.MapTokenApi();
        api.MapOperatorsApi();
        api.MapBoardApi();
        api.MapMenuApi();
        api.MapMenuTapApi();
        api.MapPublicationApi();
        api.MapPullApi();
        api.MapReplyRuleApi();
        api.MapStandardRepliesApi();
        api.MapUnansweredApi();
        api.MapDangerWordsApi();
        api.MapDirectoryApi();
        api.MapNewsSourceApi();
        api.MapCalendarApi();
        api.MapCitizenServiceApi();
        api.MapSynonymApi();
        api.MapDoctorApi();
        api.MapWordListApi();
        api.MapArticleCheckApi();
        api.MapUploadApi();
        api.MapAttachmentApi();
        api.MapFollowerApi();
        api.MapCaseApi();
        api.MapCasePictureApi();
        api.MapInboxApi();
        api.MapQuickReplyApi();
        api.MapInboxMediaApi();
        if (settings.Sandbox)
        {
            app.MapSandbox();
        }
    }
}
