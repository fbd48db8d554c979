// A passkey is made or asked for by the browser alone; its answer goes into the form, and the form goes to the server.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }));

const asked = {
  async create({ publicKey: wanted }) {
    const user = { ...wanted.user, id: bytes(wanted.user.id) };
    const excludeCredentials = known(wanted.excludeCredentials);
    return navigator.credentials.create({
      publicKey: { ...wanted, user, excludeCredentials, challenge: bytes(wanted.challenge) },
    });
  },
  async get({ publicKey: wanted }) {
    const allowCredentials = known(wanted.allowCredentials);
    return navigator.credentials.get({
      publicKey: { ...wanted, allowCredentials, challenge: bytes(wanted.challenge) },
    });
  },
};

function answer(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function send(form) {
  const failed = form.querySelector("[data-failed]");
  failed.hidden = true;
  try {
    const options = JSON.parse(document.getElementById(form.dataset.options).textContent);
    form.elements.credential.value = JSON.stringify(answer(await asked[form.dataset.passkey](options)));
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }
}
