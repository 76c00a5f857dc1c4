using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.Sandbox.Phones;

/// <summary>Names the followers by the ten heavenly stems and gives each an openid.</summary>
internal static class InventedFollowers
{
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";

    /// <summary>More followers than this would not be told apart.</summary>
    public static int Most => Stems.Length;

    /// <param name="index">From 0, below <see cref="Most"/>.</param>
    public static PhoneFollower Create(SandboxAccount account, int index)
    {
        var mark = Stems[index].ToString();
        return new PhoneFollower { OpenId = OpenId(account.AppId, account.OriginalId, index), Name = NameOf(index), Mark = mark };
    }

    /// <param name="index">From 0, below <see cref="Most"/>.</param>
    public static string NameOf(int index) => $"粉丝{Stems[index]}";

    /// <param name="index">From 0.</param>
    public static string OpenId(string appId, string originalId, int index)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{appId}\n{originalId}\n{index}"));
        var id = Convert.ToBase64String(digest).Replace('+', '-').Replace('/', '_');
        return $"o{id[..27]}";
    }
}
