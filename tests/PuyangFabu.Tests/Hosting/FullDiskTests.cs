using System.Net;
using Microsoft.Data.Sqlite;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The built program on a disk that takes nothing more, and then does again.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task Messages_on_a_full_disk_are_refused_none_is_lost_and_room_again_is_enough()
    {
        using var data = new ScratchFolder();
        var connection = $"Data Source={data.File("puyangfabu.db")}";
        await using var product = await RunningProduct.StartAsync(data, [.. WeChatSender.Settings, $"--Storage:ConnectionString={connection}"]);
        using var sender = new WeChatSender(product.Address, TimeProvider.System);
        var before = sender.Text("公积金");
        var (_, reply) = await sender.SendAsync(before);
        var meanwhile = Enumerable.Range(0, 10).Select(number => sender.Text($"公积金 {number}")).ToArray();

        product.LimitFiles(full: true);
        var refused = await Task.WhenAll(meanwhile.Select(message => sender.SendAsync(message)));
        product.LimitFiles(full: false);
        var repeated = await Task.WhenAll(meanwhile.Select(message => sender.SendAsync(message)));

        Assert.All(refused, static answer => Assert.Equal((HttpStatusCode.InternalServerError, ""), answer));
        Assert.All(repeated, static answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal((HttpStatusCode.OK, reply), await sender.SendAsync(before));
        Assert.Equal([.. meanwhile.Prepend(before).Order(StringComparer.Ordinal)], Read($"{connection};Pooling=False", "select cast(message as text) from inbox").Order(StringComparer.Ordinal));
        Assert.Equal(["ok"], Read($"{connection};Pooling=False", "pragma integrity_check"));
    }

    private static List<string> Read(string connectionString, string sql)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
