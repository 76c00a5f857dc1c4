using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Foundation.Storage.Schema;
using PuyangFabu.Operations.Backup;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

/// <summary>What is left of a person on the disk after he left, as somebody finds it who reads the files and not the tables.</summary>
public sealed class PersonalTraceTests(TestDatabases databases)
{
    private const string OpenId = "oTraceOfAPerson0000000000001";
    private const string Words = "龘靐齉爨癵骉";
    private const string Remark = "梨园巷老周";

    [Fact]
    public async Task After_the_sweep_no_file_holds_the_openid_or_the_words()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await LiveAsync(host);
        Assert.NotEqual(0, CountInFiles(host, OpenId));

        await LeaveAsync(host);

        Assert.All([OpenId, Words, Remark], text => Assert.Equal(0, CountInFiles(host, text)));
        using var export = new MemoryStream();
        await host.Service<AuditExport>().RunAsync(export, FollowerHost.Cancellation);
        Assert.All([OpenId, Words, Remark], text => Assert.Equal(0, Count(export.ToArray(), text)));
    }

    [Theory, EachDatabase]
    public async Task After_the_sweep_no_row_of_any_table_holds_them(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await LiveAsync(host);
        Assert.NotEmpty(await TablesWithAsync(host, OpenId));

        await LeaveAsync(host);

        Assert.Empty(await TablesWithAsync(host, OpenId, Words, Remark));
    }

    [Theory, EachDatabase]
    public async Task What_comes_late_is_answered_and_goes_with_the_next_sweep(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await LiveAsync(host);
        await LeaveAsync(host);
        var sender = host.Product.Sender;
        var late = sender.Text(Words, OpenId);
        var (_, answer) = await sender.SendAsync(late);
        Assert.Contains("<MsgType>", answer, StringComparison.Ordinal);
        await StepAsync(host);
        await host.Product.RestartAsync();

        // WeChat repeats within fifteen seconds and gets the same.
        Assert.Equal(answer, (await host.Product.Sender.SendAsync(late)).Body);
        Assert.NotEmpty(await TablesWithAsync(host, OpenId));

        // The process that knew who left is gone: he is a stranger now.
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromMilliseconds(1));
        await StepAsync(host);
        Assert.Empty(await TablesWithAsync(host, OpenId));
    }

    [Fact]
    public async Task The_process_that_wiped_somebody_does_not_wait_long_for_his_late_messages()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await LiveAsync(host);
        await LeaveAsync(host);
        await host.Product.Sender.SendAsync(host.Product.Sender.Text(Words, OpenId));
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(21));
        await StepAsync(host);

        Assert.All([OpenId, Words], text => Assert.Equal(0, CountInFiles(host, text)));
    }

    [Theory, EachDatabase]
    public async Task Of_a_stranger_the_question_stays_and_nothing_else_and_of_a_follower_everything(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var sender = host.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oKnown"));
        await sender.SendAsync(sender.Text(Words + "二", "oKnown"));
        await sender.SendAsync(sender.Text(Words + "一", OpenId));
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(9));
        await sender.SendAsync(sender.Text(Words + "三", OpenId));
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(2));

        // Silent for two minutes only.
        await StepAsync(host);
        Assert.Contains("inbox", await TablesWithAsync(host, OpenId));
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(9));
        await StepAsync(host);

        Assert.Empty(await TablesWithAsync(host, OpenId));
        Assert.Equal(["unanswered_words"], await TablesWithAsync(host, Words + "一"));
        Assert.Equal(["inbox", "unanswered_words"], await TablesWithAsync(host, Words + "二"));
    }

    [Theory, EachDatabase]
    public async Task Words_that_others_sent_as_well_are_nobodys_and_stay(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        await LiveAsync(host);
        await host.Product.Sender.SendAsync(host.Product.Sender.Text(Words, "oOther"));

        await LeaveAsync(host);

        Assert.Empty(await TablesWithAsync(host, OpenId));
        Assert.Contains("unanswered_words", await TablesWithAsync(host, Words));
    }

    private static async Task LiveAsync(FollowerHost host)
    {
        var sender = host.Product.Sender;
        host.WeChat.Following(OpenId);
        await sender.SendAsync(sender.Event("subscribe", "qrscene_7", OpenId));
        for (var message = 0; message < 30; message++)
        {
            await sender.SendAsync(sender.Text(message % 2 == 0 ? Words : "公积金", OpenId));
            host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await sender.SendAsync(sender.Message("image", "<PicUrl><![CDATA[http://a.example/1.jpg]]></PicUrl><MediaId><![CDATA[m]]></MediaId><MsgId>9</MsgId>", OpenId));
        var code = await host.CodeAsync(OpenId);
        Assert.False((await host.Service<FollowerCareDesk>().SetRemarkAsync(Actor.CommandLine, null, code, Remark, FollowerHost.Cancellation)).IsRefused);
        Assert.False((await host.Service<ConversationDesk>().SendAsync(
            Actor.CommandLine, null, code, new MessageInput($"您说的{Words}，我们记下了"), FollowerHost.Cancellation)).IsRefused);
        Assert.False((await host.Service<InboxTalks>().NoteAsync(Actor.CommandLine, null, code, new TalkInput($"说的是{Words}"), FollowerHost.Cancellation)).IsRefused);
    }

    private static async Task LeaveAsync(FollowerHost host)
    {
        await host.Product.Sender.SendAsync(host.Product.Sender.Event("unsubscribe", user: OpenId));
        await StepAsync(host);
    }

    private static Task<long?> StepAsync(FollowerHost host) => host.Product.Services.StepAsync<FollowerWipe>();

    private static int CountInFiles(FollowerHost host, string text)
    {
        var database = new SqliteConnectionStringBuilder(host.Product.Database.Options.ConnectionString).DataSource;
        return Directory.EnumerateFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*")
            .Concat(Directory.EnumerateFiles(host.Product.DataDirectory, "*", SearchOption.AllDirectories))
            .Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Sum(file => Count(Read(file), text));
    }

    // The product holds some of them open.
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static int Count(byte[] bytes, string text) =>
        new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }.Sum(encoding => Count(bytes, encoding.GetBytes(text)));

    private static int Count(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> wanted)
    {
        var count = 0;
        for (var at = bytes.IndexOf(wanted); at >= 0; at = bytes.IndexOf(wanted))
        {
            bytes = bytes[(at + 1)..];
            count++;
        }

        return count;
    }

    private static Task<List<string>> TablesWithAsync(FollowerHost host, params string[] texts) => host.Product.Database.Database.ReadAsync(
        async session =>
        {
            var found = new List<string>();
            foreach (var table in await SchemaReader.ReadAsync(session))
            {
                var holds = false;
                await TableRowsStore.ReadAsync(session, table, row =>
                {
                    for (var column = 0; column < row.FieldCount; column++)
                    {
                        var value = row.GetValue(column);
                        var text = value as string ?? (value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture));
                        holds |= Array.Exists(texts, wanted => text!.Contains(wanted, StringComparison.Ordinal));
                    }

                    return ValueTask.CompletedTask;
                });
                if (holds)
                {
                    found.Add(table.Name);
                }
            }

            return found;
        },
        FollowerHost.Cancellation);
}
