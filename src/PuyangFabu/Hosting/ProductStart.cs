using PuyangFabu.Accounts;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Calendars;
using PuyangFabu.Content.Checks.Words;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Conversation.Replies;
using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.SampleContent;
using PuyangFabu.People.Operators;
using PuyangFabu.Publishing.Pulling;

namespace PuyangFabu.Hosting;

/// <summary>What must be done before the first request, in this order. Never waits for WeChat.</summary>
public sealed partial class ProductStart(
    ProductSettings settings,
    Migrator migrator,
    FirstKey key,
    AccountRegistry accounts,
    EncryptionStates encryption,
    Seeder seeder,
    SandboxPreviewNames previewNames,
    OperatorBootstrap operators,
    ContentChangeStore changes,
    ContentChangeFeed feed,
    BoardCatalog boards,
    RuleReplies rules,
    StandardTextBook standard,
    DangerBook danger,
    DirectoryCatalog directory,
    CalendarBook calendar,
    CitizenServiceCatalog services,
    WeChatAddressBook addresses,
    WordListBook words,
    UnansweredWordsStore unanswered,
    TalkBook talks,
    CaseTellerBook tellers,
    IncomingFiles incoming,
    TimeProvider clock,
    ILogger<ProductStart> logger)
{
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        CloseFiles();
        migrator.Run();
        key.Make();
        await accounts.LoadAsync(cancellation);
        await seeder.RunAsync(accounts.All.Select(static account => account.Slug), settings.SampleContent, cancellation);
        await previewNames.RunAsync(cancellation);
        await operators.RunAsync(cancellation);

        // The feed starts from before the loading, so that what is written meanwhile is told again, not lost.
        feed.StartFrom(await changes.LatestAsync(cancellation));
        await accounts.LoadAsync(cancellation);
        await encryption.LoadAsync(cancellation);
        WarnOfPlain();
        await boards.LoadAsync(cancellation);
        await rules.LoadAsync(cancellation);
        await standard.LoadAsync(cancellation);
        await danger.LoadAsync(cancellation);
        await directory.LoadAsync(cancellation);
        await calendar.LoadAsync(cancellation);
        await services.LoadAsync(cancellation);
        await addresses.LoadAsync(cancellation);
        await words.LoadAsync(cancellation);
        await unanswered.MaskAsync(cancellation);
        await talks.StepAsync(cancellation);
        await tellers.StepAsync(cancellation);
        incoming.RemoveLeftovers(clock.GetUtcNow());
    }

    // doctor says it too; this is for those who only read the log.
    private void WarnOfPlain()
    {
        foreach (var account in accounts.States.Where(account => settings.WeChat.Sandbox != true && !encryption.Show(account).PlainRefused))
        {
            LogPlain(account.Slug, encryption.Show(account).Note);
        }
    }

    private void CloseFiles()
    {
        var (closed, left) = OwnerOnlyFiles.Close(settings.Storage.DataDirectory, migrator.DatabaseFiles);
        if (closed > 0)
        {
            LogClosed(closed, settings.Storage.DataDirectory);
        }

        if (left.Count > 0)
        {
            LogLeftOpen(left.Count, left[0]);
        }
    }

    [LoggerMessage(LogLevel.Warning, "数据目录 {Directory} 中有 {Count} 个文件或目录能被本机其他用户读取，已改为只有运行本程序的用户可读写（0600、0700）")]
    private partial void LogClosed(int count, string directory);

    [LoggerMessage(LogLevel.Warning, "账号 {Account}：{Note}明文消息可以被截获签名的人伪造，请在公众平台把消息加解密方式改为“安全模式”")]
    private partial void LogPlain(string account, string note);

    [LoggerMessage(LogLevel.Warning, "有 {Count} 个数据文件能被其他用户读取而本程序无权更改（例如 {First}），请检查它们的属主和权限")]
    private partial void LogLeftOpen(int count, string first);
}
