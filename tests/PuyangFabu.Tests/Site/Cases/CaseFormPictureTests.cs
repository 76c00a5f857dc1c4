using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Conversation.Cases;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using SkiaSharp;

namespace PuyangFabu.Tests.Site.Cases;

/// <summary>Pictures that come with a citizen's form: the good ones are kept whatever else is wrong, and no word is lost.</summary>
public sealed class CaseFormPictureTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Pictures_go_with_the_case_made_anew_and_nobody_else_gets_them(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var key = await AskAsync(room);
        var (first, second) = (SamplePictures.Encoded(SKEncodedImageFormat.Jpeg, 80, 40), SamplePictures.Encoded(SKEncodedImageFormat.Png, 30, 60));

        var (status, page) = await PostAsync(room, key, "楼道的灯坏了", ("lamp.jpg", first), ("door.png", second), ("", []));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("data-handed-in", page, StringComparison.Ordinal);
        var (id, pictures) = await PicturesAsync(room);
        Assert.Equal(2, pictures.Count);
        Assert.All(pictures, path => Assert.StartsWith($"/api/cases/{id}/pictures/", path, StringComparison.Ordinal));
        using var shown = await room.Editor.GetAsync(pictures[0], Cancellation);
        Assert.Equal(("image/jpeg", "private, no-store"), (shown.Content.Headers.ContentType?.MediaType, shown.Headers.CacheControl?.ToString().Replace("no-store, private", "private, no-store", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await room.Operators.Anonymous().TryAsync("GET", pictures[0])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Agent.TryAsync("GET", pictures[0])).Status);
        await CaseRoom.DoAsync(room.Editor, id, "accept");
        await CaseRoom.DoAsync(room.Editor, id, "assign", new { unit = room.Unit });
        using var agents = await room.Agent.GetAsync(pictures[0], Cancellation);
        Assert.Equal(HttpStatusCode.OK, agents.StatusCode);

        // The same form once more: one case, one answer.
        var (again, same) = await PostAsync(room, key, "楼道的灯坏了", ("lamp.jpg", first));
        Assert.Equal(HttpStatusCode.OK, again);
        Assert.Equal(NumberIn(page), NumberIn(same));
        Assert.Equal(2, (await PicturesAsync(room)).Pictures.Count);
    }

    [Fact]
    public async Task What_is_no_picture_is_named_and_the_words_and_the_other_pictures_stay()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var key = await AskAsync(room);

        var (status, page) = await PostAsync(
            room, key, "井盖不见了", ("good.jpg", SamplePictures.Encoded(SKEncodedImageFormat.Jpeg)), ("bad.jpg", "<script>alert(1)</script>"u8.ToArray()), ("large.jpg", new byte[(20 * 1024 * 1024) + 1]));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("“bad.jpg”没有收下：这个文件不是", page, StringComparison.Ordinal);
        Assert.Contains("“large.jpg”没有收下：图片太大", page, StringComparison.Ordinal);
        Assert.Contains(">井盖不见了</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("已经收下的图片（1 张）", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(room, key, "井盖不见了")).Status);
        Assert.Single((await PicturesAsync(room)).Pictures);
    }

    [Fact]
    public async Task Of_thirty_pictures_nine_are_kept_and_one_can_be_taken_away_again()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var key = await AskAsync(room);
        var many = Enumerable.Range(0, 30).Select(static number => ($"{number}.png", SamplePictures.Encoded(SKEncodedImageFormat.Png, 20 + number, 20))).ToArray();

        var (status, page) = await PostAsync(room, key, "垃圾成堆", many);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("最多 9 张图片", page, StringComparison.Ordinal);
        Assert.Contains(">垃圾成堆</textarea>", page, StringComparison.Ordinal);
        var drop = page.Split("name=\"drop\" value=\"")[1].Split('"')[0];
        using var form = Form(key, "垃圾成堆", []);
        form.Add(new StringContent(drop), "drop");
        using var answer = await room.Operators.Anonymous().PostAsync("/cases/new", form, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(8, (await PicturesAsync(room)).Pictures.Count);
    }

    [Theory, EachDatabase]
    public async Task Of_pictures_that_come_all_at_once_with_one_link_nine_are_kept(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var key = await AskAsync(room);

        // Without words the form is not handed in.
        var pages = await Task.WhenAll(Enumerable.Range(0, 14).Select(number => PostAsync(room, key, "", ($"{number}.png", SamplePictures.Encoded(SKEncodedImageFormat.Png, 20 + number, 20)))));

        Assert.Equal(5, pages.Count(static answer => answer.Page.Contains("最多 9 张图片", StringComparison.Ordinal)));
        Assert.Equal(9, Files(room).Length);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(room, key, "垃圾成堆")).Status);
        Assert.Equal(9, (await PicturesAsync(room)).Pictures.Count);
    }

    [Theory, EachDatabase]
    public async Task A_picture_that_comes_when_the_form_was_handed_in_meanwhile_is_told_to_be_too_late(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var key = await AskAsync(room);
        var form = room.Product.Services.GetRequiredService<CaseForm>();
        var link = (await form.FindAsync(key, Cancellation)).Value;
        var (sent, late) = (SamplePictures.Encoded(SKEncodedImageFormat.Png, 20, 20), SamplePictures.Encoded(SKEncodedImageFormat.Png, 30, 30));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(room, key, "垃圾成堆", ("a.png", sent))).Status);

        var refused = await form.KeepPictureAsync(link, late, Cancellation);

        Assert.Equal(("linkUsed", true), (refused!.Code, refused.Title.Contains("已经提交了，这一张没有放进去", StringComparison.Ordinal)));
        Assert.Null(await form.KeepPictureAsync(link, sent, Cancellation));
        Assert.Single(Files(room));
    }

    [Theory, EachDatabase]
    public async Task Pictures_and_the_form_at_once_are_with_the_case_or_told_to_be_too_late(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var key = await AskAsync(room);
        var form = room.Product.Services.GetRequiredService<CaseForm>();
        var link = (await form.FindAsync(key, Cancellation)).Value;

        var handing = PostAsync(room, key, "垃圾成堆");
        var kept = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => form.KeepPictureAsync(link, SamplePictures.Encoded(SKEncodedImageFormat.Png, 20 + number, 20), Cancellation)));
        Assert.Equal(HttpStatusCode.OK, (await handing).Status);

        Assert.Equal(kept.Count(static refusal => refusal is null), (await PicturesAsync(room)).Pictures.Count);
        Assert.DoesNotContain(kept.OfType<PuyangFabu.Foundation.Outcomes.Refusal>(), static refusal => refusal.Code != "linkUsed");
    }

    [Fact]
    public async Task Without_the_link_no_picture_is_kept_and_those_of_a_form_nobody_hands_in_go()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var key = await AskAsync(room);
        var picture = ("a.png", SamplePictures.Encoded(SKEncodedImageFormat.Png));

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(room, "erfunden", "问", picture)).Status);
        Assert.Empty(Files(room));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(room, key, "", picture)).Status);
        Assert.Single(Files(room));

        room.Product.Database.Clock.Advance(TimeSpan.FromHours(26));
        await room.Product.Services.StepAsync<CasePictureWork>();
        Assert.Empty(Files(room));
    }

    [Fact]
    public async Task An_operator_adds_a_picture_to_a_case_and_it_goes_with_what_the_citizen_wrote()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var id = (await room.CreateAsync()).Id;
        Assert.Equal(HttpStatusCode.OK, await AddAsync(room.Editor, id, SamplePictures.Encoded(SKEncodedImageFormat.Jpeg)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await AddAsync(room.Editor, id, "text"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Forbidden, await AddAsync(room.Agent, id, SamplePictures.Encoded(SKEncodedImageFormat.Jpeg)));
        Assert.Single((await PicturesAsync(room)).Pictures);

        await CaseRoom.DoAsync(room.Editor, id, "decline", new { reason = "petition" });
        room.Product.Database.Clock.Advance(TimeSpan.FromDays(731));
        await room.Product.Services.StepAsync<PuyangFabu.Foundation.Storage.Retention.RetentionCleaner>();
        await room.Product.Services.StepAsync<CasePictureWork>();
        Assert.Empty(Files(room));
    }

    private static async Task<HttpStatusCode> AddAsync(HttpClient who, long id, byte[] picture)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(picture), "file", "a.jpg" } };
        using var answer = await who.PostAsync($"/api/cases/{id}/pictures", form, Cancellation);
        return answer.StatusCode;
    }

    private static string[] Files(CaseRoom room) =>
        Path.Combine(room.Product.DataDirectory, "uploads", "inbox") is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static string NumberIn(string page) => page.Split("<dt>编号</dt><dd>")[1].Split('<')[0];

    private static async Task<(long Id, IReadOnlyList<string> Pictures)> PicturesAsync(CaseRoom room)
    {
        var id = (await room.Editor.CallAsync("GET", "/api/cases")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();
        var shown = (await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json;
        return (id, [.. shown.GetProperty("pictures").EnumerateArray().Select(static path => path.GetString()!)]);
    }

    private static async Task<string> AskAsync(CaseRoom room)
    {
        var sender = room.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oCitizen"));
        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        return (await sender.SendAsync(sender.Text("我要留言", "oCitizen"))).Body.Split("/cases/new?key=")[1].Split('"')[0];
    }

    private static MultipartFormDataContent Form(string key, string text, IEnumerable<(string Name, byte[] Content)> pictures)
    {
        var form = new MultipartFormDataContent { { new StringContent(key), "key" }, { new StringContent("求助"), "type" }, { new StringContent(text), "text" } };
        foreach (var (name, content) in pictures)
        {
            var file = new ByteArrayContent(content);
            file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"pictures\"; filename=\"{name}\"");
            form.Add(file);
        }

        return form;
    }

    private static async Task<(HttpStatusCode Status, string Page)> PostAsync(CaseRoom room, string key, string text, params (string Name, byte[] Content)[] pictures)
    {
        using var form = Form(key, text, pictures);
        using var answer = await room.Operators.Anonymous().PostAsync("/cases/new", form, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
