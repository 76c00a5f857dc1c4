using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Operations.Backup.Copying;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Conversation.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using SkiaSharp;

namespace PuyangFabu.Tests.Operations.Backup.Copying;

/// <summary>The product itself, moved over from SQLite: it is what it was.</summary>
public sealed class MovedProductTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("folder")]
    [InlineData("database")]
    public async Task It_answers_the_same_people_the_same(string files)
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var sender = room.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oAnna"));
        var asked = sender.Text("医保怎么办", "oAnna", 77);
        var reply = await sender.SendAsync(asked);
        var id = (await room.CreateAsync()).Id;
        var picture = await UploadedAsync(room.Editor);
        await CaseRoom.DoAsync(room.Editor, id, "accept");
        using var target = databases.CreateEmpty("postgresql");

        // The first who looks at followers makes the key of their short names.
        await room.Editor.CallAsync("GET", "/api/followers");

        var result = await room.Product.Services.GetRequiredService<DatabaseCopy>().RunAsync(
            CopyConnection.Parse(target.Options.ConnectionString), files, new Progress<string>(), Cancellation);

        Assert.True(result.Tables.Count > 60);
        using var data = new ScratchFolder();
        CopyFolder(room.Product.DataDirectory, data.Path, files == "folder" ? ["keys", "audit-anchors", "uploads"] : ["keys", "audit-anchors"]);
        await using var moved = await ProductHost.StartOnAsync(target, data.Path, ["--Storage:Files", files]);
        Assert.Equal(reply, await moved.Sender.SendAsync(asked));
        foreach (var path in (string[])["/", "/directory", "/services", picture])
        {
            Assert.Equal(await room.Product.Sender.Client.GetByteArrayAsync(new Uri(room.Product.Address, path), Cancellation), await moved.Sender.Client.GetByteArrayAsync(new Uri(moved.Address, path), Cancellation));
        }

        using var operators = OperatorDriver.Of(moved);
        var editor = await operators.SignInAsync("editor");
        foreach (var path in (string[])[$"/api/cases/{id}", "/api/followers", "/api/directory", "/api/inbox"])
        {
            Assert.Equal((await room.Editor.CallAsync("GET", path)).Json.ToString(), (await editor.CallAsync("GET", path)).Json.ToString());
        }

        var admin = await operators.AdminAsync();
        Assert.True((await admin.CallAsync("GET", "/api/audit/verify")).Json.GetProperty("valid").GetBoolean());
        Assert.Equal("due-work", (await admin.CallAsync("GET", "/api/holds")).Json.GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync("/api/holds/due-work/release", content: null, Cancellation)).StatusCode);

        // Somebody has worked there: what came from here must not take its place.
        var refused = await Assert.ThrowsAsync<PuyangFabu.Operations.Backup.BackupException>(() => room.Product.Services.GetRequiredService<DatabaseCopy>().RunAsync(
            CopyConnection.Parse(target.Options.ConnectionString), files, new Progress<string>(), Cancellation));
        Assert.Contains("已有人用过", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> UploadedAsync(HttpClient editor)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(SamplePictures.Noise(SKEncodedImageFormat.Jpeg, 500, 400)), "file", "图.jpg" } };
        using var response = await editor.PostAsync("/api/uploads", form, Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await OperatorDriver.ReadAsync(response)).GetProperty("url").GetString()!;
    }

    private static void CopyFolder(string from, string to, string[] folders)
    {
        foreach (var file in folders.Select(folder => Path.Combine(from, folder)).Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(from, "admin-password.txt")))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
