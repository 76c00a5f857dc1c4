using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Passwords;

namespace PuyangFabu.Hosting.Commands;

/// <summary>
/// The operators from the command line, for who runs the machine. Passwords come from standard input or are made at random;
/// on a command line every other user of the machine could read them.
/// </summary>
public static class OperatorsCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(string[] settings)
    {
        var name = new Argument<string>("用户名") { Description = "2 到 32 个字母、汉字、数字或 . _ -" };
        var display = new Option<string>("--display-name") { Description = "姓名；不写则同用户名" };
        var roles = new Option<string[]>("--role") { Description = $"角色，可写多次：{string.Join("、", Role.All)}", Required = true };
        var fromInput = new Option<bool>("--password-stdin") { Description = "从标准输入读一行作为密码；不写则随机生成并输出一次" };
        var json = new Option<bool>("--json") { Description = "结果以 JSON 输出" };

        var add = new Command("add", "新建操作员") { name, display, roles, fromInput };
        add.SetAction((parsed, cancellation) => AddAsync(
            settings, parsed.GetValue(name)!, parsed.GetValue(display), parsed.GetValue(roles) ?? [], parsed.GetValue(fromInput), cancellation));
        var list = new Command("list", "列出全部操作员") { json };
        list.SetAction((parsed, cancellation) => ListAsync(settings, parsed.GetValue(json), cancellation));
        var disable = new Command("disable", "停用操作员，其登录和令牌立即失效") { name };
        disable.SetAction((parsed, cancellation) => DisableAsync(settings, parsed.GetValue(name)!, cancellation));
        var reset = new Command("reset-password", "重设密码，其登录和令牌立即失效") { name, fromInput };
        reset.SetAction((parsed, cancellation) => ResetAsync(settings, parsed.GetValue(name)!, parsed.GetValue(fromInput), cancellation));
        return new Command("operators", "操作员") { add, list, disable, reset };
    }

    private static async Task<int> AddAsync(string[] settings, string name, string? display, string[] roles, bool fromInput, CancellationToken cancellation)
    {
        var password = fromInput ? await ReadPasswordAsync(cancellation) : RandomPassword.Create();
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var bootstrap = app.Services.GetRequiredService<OperatorBootstrap>();
        await bootstrap.RunAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<OperatorAppointments>().AddAsync(
            new OperatorInput { UserName = name, DisplayName = display ?? name, Password = password, Roles = roles }, Actor.CommandLine, cancellation);
        return await TellAsync(added, fromInput ? null : password, $"已新建操作员 {name}，首次登录后须修改密码。");
    }

    private static async Task<int> ListAsync(string[] settings, bool json, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        var items = app.Services.GetRequiredService<OperatorReader>();
        var all = (await app.Services.GetRequiredService<OperatorStore>().ListAsync(cancellation)).Select(items.Of).ToList();
        if (json)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(all, Json));
            return ExitCode.Done;
        }

        foreach (var item in all)
        {
            var state = !item.Enabled ? "停用" : item.Waiting is not null ? "待确认" : item.Dormant ? "休眠" : "启用";
            var seen = item.LastSignInAt is { } at ? ChinaTime.Minute(at) : "从未登录";
            System.Console.WriteLine($"{item.UserName}\t{item.DisplayName}\t{string.Join('、', item.Roles.Select(Role.NameOf))}\t{state}\t{seen}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> DisableAsync(string[] settings, string name, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        if (await FindAsync(app.Services, name, cancellation) is not { } person)
        {
            return ExitCode.WrongInput;
        }

        var changed = await app.Services.GetRequiredService<OperatorChanges>().ApplyAsync(
            person.Id, new OperatorChangeInput { Enabled = false }, Actor.CommandLine, cancellation);
        return await TellAsync(changed, null, $"已停用 {person.UserName}。");
    }

    private static async Task<int> ResetAsync(string[] settings, string name, bool fromInput, CancellationToken cancellation)
    {
        var given = fromInput ? await ReadPasswordAsync(cancellation) : null;
        await using var app = await CommandServices.OpenAsync(settings, cancellation);
        if (await FindAsync(app.Services, name, cancellation) is not { } person)
        {
            return ExitCode.WrongInput;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var reset = await scope.ServiceProvider.GetRequiredService<PasswordChanges>().ResetAsync(person.Id, given, Actor.CommandLine, cancellation);
        return await TellAsync(reset, fromInput || reset.IsRefused ? null : reset.Value, $"已重设 {person.UserName} 的密码，登录后须修改。");
    }

    private static async Task<Operator?> FindAsync(IServiceProvider services, string name, CancellationToken cancellation)
    {
        var person = (await services.GetRequiredService<OperatorStore>().ListAsync(cancellation))
            .FirstOrDefault(candidate => candidate.UserName.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (person is null)
        {
            await System.Console.Error.WriteLineAsync($"没有用户名为“{name}”的操作员；operators list 列出全部。");
        }

        return person;
    }

    private static async Task<string> ReadPasswordAsync(CancellationToken cancellation) =>
        (await System.Console.In.ReadLineAsync(cancellation))?.TrimEnd('\r') ?? "";

    // The random password is the command's result and the only thing on standard output.
    private static async Task<int> TellAsync<T>(Outcome<T> outcome, string? password, string done)
    {
        if (outcome.Refusal is { } refusal)
        {
            if (refusal.Code != RefusalCodes.BadInput)
            {
                await System.Console.Error.WriteLineAsync(refusal.Title);
            }

            foreach (var field in refusal.Fields)
            {
                await System.Console.Error.WriteLineAsync($"{WordOf(field.Field)}{field.Reason}。");
            }

            return ExitCode.WrongInput;
        }

        await System.Console.Error.WriteLineAsync(done);
        if (password is not null)
        {
            System.Console.WriteLine(password);
        }

        return ExitCode.Done;
    }

    private static string WordOf(string field) => field switch
    {
        "userName" => "用户名",
        "displayName" => "姓名",
        "password" => "密码",
        "roles" => "角色",
        _ => field,
    };
}
