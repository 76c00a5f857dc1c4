using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Sandbox.Platform.Users;

/// <summary>
/// Who follows an account: the people with phones, and as many nameless ones as a test wants. Used under the
/// account's lock.
/// </summary>
internal sealed class FollowerRegister(string slug, PhoneBook phones)
{
    public const int MostNameless = 50_000;

    private readonly List<string> nameless = [];
    private readonly Dictionary<string, DateTimeOffset> namelessSince = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FollowerRecord> records = new(StringComparer.Ordinal);

    public TagBook Tags { get; } = new();

    public int Nameless => nameless.Count;

    /// <summary>How many without phones came on this day.</summary>
    public int NamelessSince(DateOnly day) => namelessSince.Values.Count(at => ShanghaiTime.Day(at) == day);

    /// <summary>Openids of all who follow, the oldest first.</summary>
    public IReadOnlyList<string> All =>
    [
        .. phones.FollowersOf(slug).Where(static one => one.Following).OrderBy(static one => one.FollowedAt).Select(static one => one.OpenId),
        .. nameless,
    ];

    public IReadOnlyList<string> Blacklist => [.. All.Where(one => Of(one).Blacklisted)];

    public IReadOnlyList<string> Tagged(int tag) => [.. All.Where(one => Of(one).Tags.Contains(tag))];

    /// <summary>Whether it is a person's openid for this account, following or not.</summary>
    public bool Knows(string openId) => namelessSince.ContainsKey(openId) || phones.Find(slug, openId) is not null;

    public bool Follows(string openId) => FollowedAt(openId) is not null;

    public DateTimeOffset? FollowedAt(string openId) =>
        namelessSince.TryGetValue(openId, out var since) ? since : phones.Find(slug, openId) is { Following: true } one ? one.FollowedAt : null;

    /// <summary>Whether something the account sends by itself may reach the person.</summary>
    public bool Reaches(string openId) => Follows(openId) && !Of(openId).Blacklisted;

    /// <summary>The openid of a person by the name on the phone, which stands for the WeChat id.</summary>
    public string? ByName(string name) => phones.FollowersOf(slug).FirstOrDefault(one => one.Name == name)?.OpenId;

    public FollowerRecord Of(string openId) => records.GetValueOrDefault(openId) ?? new FollowerRecord();

    public void Note(string openId, Func<FollowerRecord, FollowerRecord> change) => records[openId] = change(Of(openId));

    /// <summary>A deleted tag leaves everyone.</summary>
    public void Untag(int tag)
    {
        foreach (var openId in records.Where(one => one.Value.Tags.Contains(tag)).Select(static one => one.Key).ToList())
        {
            Note(openId, record => record with { Tags = [.. record.Tags.Where(one => one != tag)] });
        }
    }

    /// <summary>Adds followers without phones.</summary>
    /// <returns>False when there would be too many.</returns>
    public bool AddNameless(string appId, int count, DateTimeOffset now)
    {
        if (count < 0 || nameless.Count + count > MostNameless)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            var openId = OpenId(appId, nameless.Count);
            nameless.Add(openId);
            namelessSince[openId] = now;
        }

        return true;
    }

    /// <summary>The openid of a nameless follower, the same in every run.</summary>
    /// <param name="index">From 0.</param>
    public static string OpenId(string appId, int index)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{appId}\nnameless\n{index}"));
        return $"o{Convert.ToBase64String(digest).Replace('+', '-').Replace('/', '_')[..27]}";
    }
}

/// <summary>What the account noted about one follower.</summary>
internal sealed record FollowerRecord
{
    public string Remark { get; init; } = "";

    /// <summary>In the order in which they were given: conditional menus go by the last.</summary>
    public IReadOnlyList<int> Tags { get; init; } = [];

    public bool Blacklisted { get; init; }
}
